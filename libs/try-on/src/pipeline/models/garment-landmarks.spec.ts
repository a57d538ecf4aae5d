import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { LocalInference } from '#inference';
import { drawGarment, type DrawnGarment } from '../../drawn-garments/draw-garment.js';
import { LANDMARKS, type GarmentLandmarks } from './landmarks.js';
import { GarmentLandmarkFinder } from './garment-landmarks.js';

const SIZE = { width: 240, height: 320 };

let finder: GarmentLandmarkFinder;
beforeAll(async () => {
  const models = fileURLToPath(new URL('../../../../../models', import.meta.url));
  finder = await GarmentLandmarkFinder.open(models, new LocalInference({ workers: 1, intraOpThreads: 1 }));
});
afterAll(() => finder?.close());

/** Distances from where the places are drawn, as shares of the height from the highest to the lowest. */
function errorsOf(drawn: DrawnGarment, found: GarmentLandmarks): number[] {
  const places = Object.values(drawn.landmarks);
  const height = Math.max(...places.map(({ y }) => y)) - Math.min(...places.map(({ y }) => y));
  return LANDMARKS.flatMap((name) => {
    const [truth, point] = [drawn.landmarks[name], found.points[name]];
    return truth ? [Math.hypot(truth.x - point.x, truth.y - point.y) / height] : [];
  });
}

describe('GarmentLandmarkFinder', { timeout: 30_000 }, () => {
  it.each(['top', 'dress', 'trousers', 'skirt'] as const)('finds the places of a drawn %s', async (kind) => {
    const errors: number[] = [];
    let [kinds, seen] = [0, 0];
    for (let seed = 0; seed < 3; seed++) {
      const drawn = await drawGarment(seed, SIZE, kind);
      const found = (await finder.find(drawn.image, drawn.mask))!;
      errors.push(...errorsOf(drawn, found));
      if (found.kind === kind) kinds++;
      for (const name of LANDMARKS) {
        if (found.points[name].visible > 0.5 === name in drawn.landmarks) seen++;
      }
    }
    errors.sort((a, b) => a - b);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(0.03);
    expect(kinds).toBeGreaterThanOrEqual(2);
    expect(seen / (3 * LANDMARKS.length)).toBeGreaterThan(0.9);
  });

  it('answers in pixels of the picture, wherever in it the garment lies', async () => {
    const drawn = await drawGarment(11, SIZE, 'top');
    const [dx, dy] = [60, 25];
    const wide = { width: SIZE.width + 140, height: SIZE.height + 40 };
    const image = { ...wide, data: new Uint8Array(wide.width * wide.height * 3).fill(200) };
    const mask = newMask(wide);
    for (let y = 0; y < SIZE.height; y++) {
      const from = y * SIZE.width;
      const to = (y + dy) * wide.width + dx;
      image.data.set(drawn.image.data.subarray(from * 3, (from + SIZE.width) * 3), to * 3);
      mask.data.set(drawn.mask.data.subarray(from, from + SIZE.width), to);
    }
    const here = (await finder.find(drawn.image, drawn.mask))!;
    const there = (await finder.find(image, mask))!;
    for (const name of LANDMARKS) {
      if (here.points[name].visible < 0.9) continue;
      expect(there.points[name].x - dx).toBeCloseTo(here.points[name].x, -1);
      expect(there.points[name].y - dy).toBeCloseTo(here.points[name].y, -1);
    }
  });

  it('answers chances that add up to 1', async () => {
    const { image, mask } = await drawGarment(2, SIZE);
    const { chances } = (await finder.find(image, mask))!;
    expect(Object.values(chances).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3);
  });

  it('finds nothing where nothing is cut out', async () => {
    const { image } = await drawGarment(2, SIZE);
    expect(await finder.find(image, newMask(SIZE))).toBeUndefined();
  });
});
