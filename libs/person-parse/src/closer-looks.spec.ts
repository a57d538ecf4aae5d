import { describe, expect, it } from 'vitest';
import type { Box } from '#images';
import { closerBoxes, joined } from './closer-looks.js';
import { type Parse, type Part, partIndex, PARTS } from './parse.js';

const SIZE = { width: 192, height: 288 };
const PLANE = SIZE.width * SIZE.height;
/** A photo of twice the network's size. */
const PHOTO = { width: 384, height: 576 };
const WHOLE: Box = { x: 0, y: 0, ...PHOTO };

type Drawn = readonly [part: Part, left: number, top: number, right: number, bottom: number];

/** What a look at `box` says that is sure of `drawn`, in its own pixels, later ones over earlier ones. */
function lookAt(box: Box, drawn: readonly Drawn[]): Parse {
  const labels = new Uint8Array(PLANE);
  for (const [part, left, top, right, bottom] of drawn) {
    for (let y = top; y < bottom; y++)
      labels.fill(partIndex(part), y * SIZE.width + left, y * SIZE.width + right);
  }
  const probabilities = new Float32Array(PARTS.length * PLANE);
  for (let i = 0; i < PLANE; i++) probabilities[labels[i]! * PLANE + i] = 1;
  return { box, photo: PHOTO, ...SIZE, probabilities };
}

const DRESSED: readonly Drawn[] = [
  ['dress', 76, 40, 116, 180],
  ['skin', 80, 180, 112, 240],
];
const SHOES: Drawn = ['shoes', 76, 240, 116, 260];

describe('closerBoxes', () => {
  it('are the upper and the lower part of a person who is seen with shoes, of the proportions of the whole', () => {
    const [upper, lower] = closerBoxes(lookAt(WHOLE, [...DRESSED, SHOES])) as [Box, Box];
    // The person: from row 40 to row 260 of the network, 80 to 520 of the photo, about column 192.
    expect(upper.y).toBeLessThan(80);
    expect(upper.y + upper.height).toBeGreaterThan(300);
    expect(lower.y).toBeLessThan(upper.y + upper.height - 50);
    expect(lower.y + lower.height).toBeGreaterThan(520);
    for (const { x, width, height } of [upper, lower]) {
      expect(height).toBeLessThan(0.7 * PHOTO.height);
      expect(Math.abs(width / height - 2 / 3)).toBeLessThan(0.01);
      expect(Math.abs(x + width / 2 - 192)).toBeLessThan(2);
    }
  });

  it('lie about what is seen of the person in each half', () => {
    const [upper, lower] = closerBoxes(
      lookAt(WHOLE, [
        ['upper', 60, 40, 90, 125],
        ['skin', 80, 125, 100, 185],
        ['lower', 90, 185, 120, 240],
        ['shoes', 90, 240, 120, 260],
      ]),
    ) as [Box, Box];
    expect(lower.x).toBeGreaterThan(upper.x + 20);
  });

  it('are none without shoes, without anybody, or where the person is as wide as what is seen', () => {
    expect(closerBoxes(lookAt(WHOLE, DRESSED))).toEqual([]);
    expect(closerBoxes(lookAt(WHOLE, []))).toEqual([]);
    expect(
      closerBoxes(
        lookAt(WHOLE, [
          ['dress', 4, 40, 188, 240],
          ['shoes', 60, 240, 130, 260],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('joined', () => {
  const half: Box = { x: 96, y: 144, width: 192, height: 288 };
  const at = ({ probabilities, width, height }: Parse, part: Part, x: number, y: number) =>
    probabilities[partIndex(part) * width * height + Math.floor(y * height) * width + Math.floor(x * width)]!;

  it('is the mean of the looks where all of them saw something, and of less of a look towards its border', () => {
    const parse = joined(lookAt(WHOLE, [['upper', 0, 0, 192, 288]]), [
      lookAt(half, [['lower', 0, 0, 192, 288]]),
    ]);
    expect(at(parse, 'lower', 0.5, 0.5)).toBeCloseTo(0.5, 2);
    expect(at(parse, 'upper', 0.5, 0.5)).toBeCloseTo(0.5, 2);
    const near = at(parse, 'lower', 0.27, 0.5);
    expect(near).toBeGreaterThan(0);
    expect(near).toBeLessThan(0.35);
    expect(at(parse, 'lower', 0.1, 0.5)).toBe(0);
    expect(at(parse, 'upper', 0.1, 0.5)).toBe(1);
  });

  it('has what a closer look saw at its place in the photo', () => {
    // Two rows of the closer look are one of the first.
    const belt: Drawn = ['other', 0, 140, 192, 148];
    const parse = joined(lookAt(WHOLE, [['upper', 0, 0, 192, 288]]), [
      lookAt(half, [['upper', 0, 0, 192, 288], belt]),
    ]);
    const rows = Array.from({ length: parse.height }, (_, row) =>
      at(parse, 'other', 0.5, (row + 0.5) / parse.height),
    );
    const seen = rows.flatMap((chance, row) => (chance > 0.25 ? [row] : []));
    const middle = (seen.reduce((sum, row) => sum + row, 0) / seen.length + 0.5) / parse.height;
    expect(Math.abs(middle - (144 + 144) / 576)).toBeLessThan(0.003);
    expect(seen.length).toBeLessThan(7);
  });

  it('has chances that add up to one, of the box of the first look', () => {
    const parse = joined(lookAt(WHOLE, DRESSED), [
      lookAt({ ...half, x: 101, y: 333 }, DRESSED),
      lookAt({ ...half, x: -40, y: -60 }, DRESSED),
    ]);
    expect(parse).toMatchObject({ box: WHOLE, photo: PHOTO });
    const plane = parse.width * parse.height;
    for (let i = 0; i < plane; i += 31) {
      expect(PARTS.reduce((sum, _, k) => sum + parse.probabilities[k * plane + i]!, 0)).toBeCloseTo(1, 4);
    }
  });
});
