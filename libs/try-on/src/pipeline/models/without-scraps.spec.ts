import { describe, expect, it } from 'vitest';
import { likeliestOf, type Parse, type Part, partIndex, PARTS } from '#person-parse';
import { withoutScraps } from './without-scraps.js';

const SIZE = { width: 60, height: 90 };
type Box = readonly [part: Part, left: number, top: number, right: number, bottom: number];

function parsed(boxes: readonly Box[]): Parse {
  const plane = SIZE.width * SIZE.height;
  const labels = new Uint8Array(plane);
  for (const [part, left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) {
      labels.fill(partIndex(part), y * SIZE.width + left, y * SIZE.width + right);
    }
  }
  const probabilities = new Float32Array(PARTS.length * plane).fill(0.02);
  labels.forEach((label, i) => (probabilities[label * plane + i] = 0.6));
  return { ...SIZE, photo: SIZE, box: { x: 0, y: 0, ...SIZE }, probabilities };
}

const at = (parse: Parse, x: number, y: number) => PARTS[likeliestOf(parse)[y * SIZE.width + x]!];
const SHIRT: Box = ['upper', 15, 10, 45, 45];
const TROUSERS: Box = ['lower', 15, 45, 45, 85];

describe('withoutScraps', () => {
  it('gives a scrap to the garment that it lies within', () => {
    const settled = withoutScraps(parsed([SHIRT, TROUSERS, ['dress', 25, 25, 29, 29]]));
    expect(at(settled, 26, 26)).toBe('upper');
    expect(at(settled, 26, 60)).toBe('lower');
  });

  it('leaves what is large, what lies between two, and what is no garment', () => {
    const large: Box = ['outer', 18, 15, 30, 40];
    const between: Box = ['dress', 28, 43, 32, 47];
    const watch: Box = ['other', 40, 35, 43, 38];
    const settled = withoutScraps(parsed([SHIRT, TROUSERS, large, between, watch]));
    expect(at(settled, 20, 20)).toBe('outer');
    expect(at(settled, 30, 45)).toBe('dress');
    expect(at(settled, 41, 36)).toBe('other');
  });

  it('leaves a scrap beside the person as it is', () => {
    expect(at(withoutScraps(parsed([SHIRT, ['dress', 45, 20, 48, 24]])), 46, 22)).toBe('dress');
  });
});
