import { describe, expect, it } from 'vitest';
import { areaOf, blur, type Image, type Mask, newImage, newMask } from '#images';
import { cutByNetwork } from './from-network.js';

type Box = readonly [left: number, top: number, right: number, bottom: number];

function covered(side: number, ...boxes: Box[]): Mask {
  const mask = newMask({ width: side, height: side });
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * side + left, y * side + right);
  }
  return mask;
}

function painted(mask: Mask): Image {
  const image = newImage(mask);
  mask.data.forEach((value, i) => image.data.fill(value > 0 ? 40 : 220, i * 3, i * 3 + 3));
  return image;
}

describe('cutByNetwork', () => {
  it('moves the edge to that of the photo', async () => {
    const truth = covered(400, [112, 92, 288, 348]);
    // As soft as a network's answer is at its edges.
    const rough = blur(covered(100, [27, 22, 73, 88]), 1);
    const mask = await cutByNetwork(painted(truth), rough);
    const wrong = mask.data.reduce((sum, value, i) => sum + Math.abs(value - truth.data[i]!), 0);
    expect(wrong / areaOf(truth)).toBeLessThan(0.03);
  });

  it('leaves specks out, keeps both of two legs and the gap between them', async () => {
    const [left, right, speck]: Box[] = [
      [20, 20, 45, 90],
      [55, 20, 80, 90],
      [2, 2, 8, 8],
    ];
    const mask = await cutByNetwork(painted(covered(200)), covered(100, left!, right!, speck!));
    const at = (x: number, y: number) => mask.data[y * 200 + x]! > 0.5;
    expect([at(8, 8), at(64, 100), at(100, 100), at(134, 100)]).toEqual([false, true, false, true]);
  });

  it('closes pinholes', async () => {
    const coverage = covered(100, [20, 20, 80, 80]);
    coverage.data[50 * 100 + 50] = 0;
    const mask = await cutByNetwork(painted(covered(200)), coverage);
    expect(mask.data[101 * 200 + 101]).toBeGreaterThan(0.5);
  });

  it('fills a hole that the network doubts, and leaves one that it is sure of', async () => {
    const coverage = covered(100, [20, 20, 80, 80]);
    const photo = covered(200, [40, 40, 160, 160]);
    for (let y = 80; y < 120; y++) photo.data.fill(0, y * 200 + 120, y * 200 + 140);
    for (const [from, chance] of [
      [30, 0.3],
      [60, 0.01],
    ] as const) {
      for (let y = 40; y < 60; y++) coverage.data.fill(chance, y * 100 + from, y * 100 + from + 10);
    }
    const mask = await cutByNetwork(painted(photo), blur(coverage, 0.5));
    expect(mask.data[100 * 200 + 70]).toBeGreaterThan(0.5);
    expect(mask.data[100 * 200 + 130]).toBeLessThan(0.5);
  });
});
