import { describe, expect, it } from 'vitest';
import { maskOf, newMask } from '#images';
import { partIndex, partsTable } from '#person-parse';
import { distanceTo } from '../images/morphology.js';
import { bareLegs } from '../person/limbs.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { comesOut, markCorners, underGarment } from './under-garment.js';

const SIZE = { width: 400, height: 800 };
const body = standing();

function under(boxes: Parameters<typeof labelled>[1]) {
  const labels = labelled(SIZE, boxes);
  const old = maskOf(labels, [partIndex('outer')]);
  const seen = comesOut(labels, body, ['lower'], old);
  if (seen === undefined) return undefined;
  const mask = underGarment(labels, body, ['lower'], old, bareLegs(body, labelled(SIZE, [])), seen);
  return (x: number, y: number) => mask.data[y * SIZE.width + x]!;
}

describe('the garment under a coat', () => {
  it('narrows from the hips to where a pencil skirt comes out', () => {
    const at = under([
      ['outer', 120, 185, 280, 480],
      ['lower', 175, 480, 225, 600],
    ])!;
    expect(at(200, 400)).toBe(1);
    expect(at(152, 360)).toBe(1);
    expect(at(152, 470)).toBe(0);
    expect(at(178, 475)).toBe(1);
  });

  it('lies along both legs where trousers come out, and leaves the gap between them', () => {
    const at = under([
      ['outer', 120, 185, 280, 480],
      ['lower', 150, 480, 188, 600],
      ['lower', 212, 480, 250, 600],
    ])!;
    for (const x of [168, 232]) expect(at(x, 470)).toBe(1);
    expect(at(128, 470)).toBe(0);
    expect(at(200, 475)).toBe(0);
  });

  it('is as broad as a body where a hand hides a side of what comes out', () => {
    const at = under([
      ['outer', 120, 185, 280, 370],
      ['lower', 170, 370, 236, 600],
      ['skin', 236, 370, 256, 420],
    ])!;
    expect(at(246, 345)).toBe(1);
  });

  it('is nothing where nothing comes out', () => {
    expect(under([['outer', 120, 185, 280, 480]])).toBeUndefined();
  });

  it('is no broader at the hips than what comes out right below them', () => {
    const at = under([
      ['outer', 120, 185, 280, 370],
      ['lower', 170, 370, 236, 600],
    ])!;
    expect(at(203, 340)).toBe(1);
    expect(at(173, 366)).toBe(1);
    for (const x of [160, 246]) expect(at(x, 366)).toBe(0);
    for (const x of [155, 250]) expect(at(x, 345)).toBe(0);
  });
});

describe('corners of the old garment that were taken for the next one', () => {
  it('are what sticks out beside the next one where it comes out, and near the old one', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 185, 250, 360],
      ['lower', 165, 360, 235, 600],
      ['lower', 248, 352, 258, 362],
      ['lower', 300, 352, 310, 362],
    ]);
    const old = maskOf(labels, [partIndex('upper')]);
    const seen = comesOut(labels, body, ['lower'], old)!;
    expect(seen).toMatchObject({ left: 165, right: 234 });
    const stray = newMask(SIZE);
    markCorners(stray, { labels, body, isNext: partsTable(['lower']), seen, beyond: distanceTo(old) });
    expect(stray.data[358 * SIZE.width + 254]).toBe(1);
    expect(stray.data[358 * SIZE.width + 305]).toBe(0);
    expect(stray.data[362 * SIZE.width + 170]).toBe(0);
  });

  it('are none where the next one widens further down', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 185, 250, 360],
      ['lower', 165, 360, 235, 364],
      ['lower', 165, 364, 262, 600],
    ]);
    const old = maskOf(labels, [partIndex('upper')]);
    const seen = { row: 360, left: 165, right: 234, isFree: [true, true] } as const;
    const stray = newMask(SIZE);
    markCorners(stray, { labels, body, isNext: partsTable(['lower']), seen, beyond: distanceTo(old) });
    expect(stray.data.some((value) => value > 0)).toBe(false);
  });
});
