import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { ball, ellipsoid, limb, melted } from './distances.js';
import { figureAt } from './figure-shape.js';
import { renderFigure } from './render-figure.js';

describe('distances', () => {
  it('are those to a ball, and to a limb that is a ball at its end', () => {
    expect(ball(3, 0, 0, [0, 0, 0], 1)).toBeCloseTo(2, 9);
    expect(ellipsoid(3, 0, 0, [0, 0, 0], [1, 1, 1])).toBeCloseTo(2, 9);
    expect(limb(0, 3, 0, [0, 0, 0], [0, 1, 0], 1, 0.5)).toBeCloseTo(1.5, 9);
  });

  it('melt only near each other', () => {
    expect(melted(0.5, 2, 0.2)).toBe(0.5);
    expect(melted(0.5, 0.5, 0.2)).toBeLessThan(0.5);
  });
});

describe('the rendered figure', () => {
  const size = { width: 48, height: 64 };
  let pixels: Buffer;
  beforeAll(async () => {
    pixels = await sharp(await renderFigure(size))
      .raw()
      .toBuffer();
  }, 30_000);
  const at = (x: number, y: number) => [
    ...pixels.subarray((y * size.width + x) * 3, (y * size.width + x) * 3 + 3),
  ];

  it('is made of skin, hair and clothes where a body has them', () => {
    expect(figureAt(0, 1.25, 0).stuff).toBe('shirt');
    expect(figureAt(-0.1, 0.6, 0).stuff).toBe('trousers');
    expect(figureAt(0, 1.7, -0.1).stuff).toBe('hair');
    expect(figureAt(0, 3, 0).away).toBeGreaterThan(1);
  });

  it('stands in the middle: blue shirt, face above it, paper around', () => {
    const [shirt, face, paper] = [at(23, 24), at(25, 8), at(4, 20)];
    expect(shirt[2]!).toBeGreaterThan(shirt[0]! + 25);
    expect(face[0]!).toBeGreaterThan(face[2]! + 15);
    expect(Math.max(...paper) - Math.min(...paper)).toBeLessThan(30);
  });

  it('throws a shadow on the floor away from the light', () => {
    expect(at(43, 56)[0]!).toBeLessThan(at(4, 56)[0]! - 8);
  });
});
