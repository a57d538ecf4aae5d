import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Generator, openGenerator } from './generator.js';
import { fitted, fittedPose } from './pictures.js';
import { poseMap } from './pose-map.js';
import { sample } from './sampler.js';
import { scheduleOf } from './schedule.js';

/** What models/recipes/fashn_vton/reference.py makes with PyTorch and OpenCV. */
type Reference = {
  apart: number;
  schedule: Record<string, number[]>;
  sampled: Record<string, number[]>;
  fitted: { name: string; width: number; height: number; values: number[] }[];
  pose: {
    keypoints: Record<string, [number, number, number]>;
    width: number;
    height: number;
    drawn: number[][];
    fitted: number[];
  };
};

const FOLDER = 'test/fixtures/fashn-vton';
const reference = JSON.parse(readFileSync(`${FOLDER}/reference.json`, 'utf8')) as Reference;
const frame = { width: 96, height: 144 };

/** The largest difference of every so many values from the reference's. */
function differenceTo(wanted: readonly number[], values: ArrayLike<number>): number {
  expect(Math.ceil(values.length / reference.apart)).toBe(wanted.length);
  return Math.max(...wanted.map((value, i) => Math.abs(value - values[i * reference.apart]!)));
}

const waves = (channels: number, phase: number) =>
  Float32Array.from({ length: channels * frame.width * frame.height }, (_, i) => Math.sin(0.37 * i + phase));

describe('fashn-vton beside its reference', () => {
  let generator: Generator;
  beforeAll(async () => {
    generator = await openGenerator('fashn-vton-small', {
      modelsFolder: `${FOLDER}/models`,
      device: 'cpu',
      gpu: 0,
      threads: 1,
    });
  });
  afterAll(() => generator?.close());

  it.each([20, 30, 50])('has the times of %i steps', (steps) => {
    const wanted = reference.schedule[steps]!;
    expect(scheduleOf(steps)).toHaveLength(steps + 1);
    for (const [i, time] of scheduleOf(steps).entries())
      expect(Math.abs(time - wanted[i]!)).toBeLessThan(1e-7);
  });

  it.each([20, 30])(
    'draws with guidance in %i steps what PyTorch draws',
    async (steps) => {
      const made: number[] = [];
      const [alone] = await drawn([0], steps, (step) => void made.push(step));
      expect(differenceTo(reference.sampled[steps]!, alone!)).toBeLessThan(1e-4);
      expect(made).toEqual(Array.from({ length: steps }, (_, i) => i + 1));
    },
    30_000,
  );

  it('draws the same beside others', async () => {
    const [, second] = await drawn([1, 0], 20);
    expect(differenceTo(reference.sampled[20]!, second!)).toBeLessThan(1e-4);
  }, 30_000);

  /** The picture of each start, which is the reference's where it is 0. */
  function drawn(starts: readonly number[], steps: number, onStep: (step: number) => void = () => undefined) {
    const { graph, frame: size } = generator;
    const scene = {
      personPose: waves(1, 3),
      garment: waves(3, 2),
      garmentPose: waves(1, 4),
      category: 1,
      frame: size,
    };
    const candidates = starts.map((phase) => ({ start: waves(3, phase), person: waves(3, 1) }));
    return sample(graph, candidates, scene, { steps, signal: new AbortController().signal, onStep });
  }

  it.each(reference.fitted)(
    'fits a picture of $width × $height as OpenCV does: $name',
    ({ width, height, values }) => {
      const data = Uint8Array.from(
        { length: width * height * 3 },
        (_, i) => (i * 7919 + Math.floor(i / 31) * 104_729) % 256,
      );
      expect(differenceTo(values, fitted({ width, height, data }, frame))).toBeLessThan(1e-4);
    },
  );

  it('leaves a picture of the size of the frame as it is', () => {
    const data = Uint8Array.from({ length: 3 * frame.width * frame.height }, (_, i) => (i * 7919) % 256);
    const plane = frame.width * frame.height;
    const values = Array.from(
      { length: 3 * plane },
      (_, i) => data[(i % plane) * 3 + Math.floor(i / plane)]!,
    );
    expect(fitted({ ...frame, data }, frame)).toEqual(
      Float32Array.from(values, (value) => value / 127.5 - 1),
    );
  });

  it('draws the body', () => {
    const { keypoints, width, height, drawn, fitted: wanted } = reference.pose;
    const pose = Object.fromEntries(
      Object.entries(keypoints).map(([name, [x, y, score]]) => [
        name,
        { x: x / width, y: y / height, score },
      ]),
    );
    const map = poseMap(pose, { width, height });
    const rows = drawn.map((row, y) => row.map((_, x) => map.data[y * 7 * width + x * 5]));
    expect(rows).toEqual(drawn);
    expect(new Set(drawn.flat()).size).toBeGreaterThan(8);
    expect(differenceTo(wanted, fittedPose(map, frame))).toBeLessThan(1e-4);
  });
});
