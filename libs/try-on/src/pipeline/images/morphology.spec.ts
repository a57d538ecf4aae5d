import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mask, newMask } from '#images';
import { components, dilate, distanceTo, erode, fillHoles, open } from './morphology.js';

const masks = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .array(fc.boolean(), { minLength: width * height, maxLength: width * height })
      .map((bits): Mask => ({ width, height, data: Float32Array.from(bits, Number) })),
  );

function drawn(rows: readonly string[]): Mask {
  const mask = newMask({ width: rows[0]!.length, height: rows.length });
  rows
    .join('')
    .split('')
    .forEach((c, i) => (mask.data[i] = c === '#' ? 1 : 0));
  return mask;
}

describe('distanceTo', () => {
  it('is the Euclidean distance to the nearest pixel of the mask', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const found = distanceTo(mask);
        const inside = [...mask.data.keys()].filter((i) => mask.data[i]! > 0.5);
        for (let i = 0; i < mask.data.length; i++) {
          const { width } = mask;
          const [x, y] = [i % width, Math.floor(i / width)];
          const nearest = Math.min(
            ...inside.map((k) => Math.hypot((k % width) - x, Math.floor(k / width) - y)),
          );
          expect(found.data[i]).toBeCloseTo(nearest, 4);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('dilate, erode, open', () => {
  it('grow, shrink, and lose what is thin', () => {
    const blob = drawn([
      '..........',
      '.#####....',
      '.#####....',
      '.########.',
      '.#####....',
      '.#####....',
      '..........',
    ]);
    expect(dilate(blob, 1).data.reduce((a, b) => a + b, 0)).toBeGreaterThan(28);
    expect(erode(blob, 1).data.reduce((a, b) => a + b, 0)).toBe(10);
    expect(open(blob, 1.5).data[3 * 10 + 8]).toBe(0);
    expect(open(blob, 1.5).data[3 * 10 + 3]).toBe(1);
  });
});

describe('components', () => {
  it('are numbered by size, with their centres', () => {
    const { parts, labels } = components(drawn(['##...#', '##...#', '......']));
    expect(parts.map(({ area, x, y }) => [area, x, y])).toEqual([
      [4, 0.5, 0.5],
      [2, 5, 0.5],
    ]);
    expect([labels.data[0], labels.data[5], labels.data[3]]).toEqual([1, 2, 0]);
  });

  it('parts that meet at a corner are two', () => {
    expect(components(drawn(['#.', '.#'])).parts).toHaveLength(2);
  });
});

it('fillHoles closes what the frame does not reach', () => {
  expect([...fillHoles(drawn(['####', '#..#', '####', '....'])).data]).toEqual([
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0,
  ]);
});
