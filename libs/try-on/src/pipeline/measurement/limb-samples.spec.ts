import { describe, expect, it } from 'vitest';
import { newImage } from '#images';
import { medianOf } from '../geometry/median.js';
import type { Person } from '../person/person.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { COLUMNS, limbSamples } from './limb-samples.js';

const SIZE = { width: 400, height: 800 };
const [BACKGROUND, SKIN, SKIRT] = [0, 41, 42];
/** Pixels that each leg reaches to both sides of its bone, at x 170 and x 230; its edge is half a pixel further. */
const [OUTER, INNER] = [20, 14];
const HEM = 400;
const body = standing({
  right_knee: [170, 470],
  right_ankle: [170, 600],
  left_knee: [230, 470],
  left_ankle: [230, 600],
});

/** Bare legs below a skirt, lighter on their outer sides, and a face that is lit from picture left. */
function scene(): { person: Person; known: Parameters<typeof limbSamples>[1] } {
  const labels = labelled(SIZE, [['skin', 175, 100, 225, 165]]);
  const image = newImage(SIZE);
  const data = new Uint8Array(SIZE.width * SIZE.height);
  const put = (x: number, y: number, label: number, level: number) => {
    data[y * SIZE.width + x] = label;
    image.data.set([level, level * 0.75, level * 0.6], (y * SIZE.width + x) * 3);
  };
  for (let y = 100; y < 165; y++) for (let x = 175; x < 225; x++) put(x, y, SKIN, x < 200 ? 205 : 190);
  for (let y = 300; y < 640; y++) {
    for (const [bone, outward] of [
      [170, -1],
      [230, 1],
    ] as const) {
      for (let x = bone - 30; x <= bone + 30; x++) {
        const off = (x - bone) * outward;
        if (y < HEM) put(x, y, SKIRT, 90);
        else if (off <= OUTER && off >= -INNER) put(x, y, SKIN, 160 + off);
      }
    }
  }
  const person = { image, labels, body } as unknown as Person;
  return { person, known: { labels: { ...SIZE, data }, skin: SKIN, background: BACKGROUND } };
}

const finite = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value));

describe('limbSamples', () => {
  const { person, known } = scene();
  const samples = limbSamples(person, known);
  const [left, right] = samples;

  it('finds the two legs that are bare, and no arms', () => {
    expect(samples.map(({ limb }) => limb)).toEqual(['leg', 'leg']);
  });

  it('measures both edges from the bone, in shoulder widths, and nothing under the skirt', () => {
    for (const { outer, inner } of samples) {
      expect(Math.abs(medianOf(finite(outer)) - (OUTER + 0.5) / body.unit)).toBeLessThan(0.008);
      expect(Math.abs(medianOf(finite(inner)) - (INNER + 0.5) / body.unit)).toBeLessThan(0.008);
      // The knee is at y 470: the hem lies above it by half the way from there to the hip.
      expect(finite(outer.slice(0, 10))).toEqual([]);
      expect(finite(outer.slice(13, 46))).toHaveLength(33);
    }
  });

  it('has each row from the inner to the outer side, whichever leg it is', () => {
    for (const { colours } of samples) {
      const row = colours[30]!;
      expect(row).toHaveLength(COLUMNS);
      const reds = row.map(([red]) => red!);
      expect(Number.isNaN(reds[4])).toBe(false);
      for (let i = 2; i < COLUMNS - 1; i++) expect(reds[i]!).toBeGreaterThan(reds[i - 1]!);
    }
  });

  it('has light on the outer side of one leg and on the inner side of the other', () => {
    expect(left!.lit).toBeGreaterThan(0.1);
    expect(right!.lit).toBeCloseTo(-left!.lit, 9);
  });

  it('takes no photo whose labels are of another size', () => {
    const labels = { width: 10, height: 10, data: new Uint8Array(100) };
    expect(limbSamples(person, { ...known, labels })).toEqual([]);
  });
});
