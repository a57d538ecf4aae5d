import { describe, expect, it } from 'vitest';
import { maskOf, newMask } from '#images';
import { partIndex } from '#person-parse';
import { torsoPlace } from '../person/body.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { lowerRows } from './lower-rows.js';

const SIZE = { width: 400, height: 800 };
const body = standing();

describe('rows of worn trousers', () => {
  const labels = labelled(SIZE, [['lower', 160, 320, 250, 600]]);
  const rows = lowerRows(maskOf(labels, [partIndex('lower')]), body)!;

  it('begin where the middle of the cloth does', () => {
    expect(rows.top).toBeCloseTo(torsoPlace(body, { x: 200, y: 320 }).t, 2);
  });

  it('reach as far as the cloth, to either side', () => {
    expect(rows.left(1)).toBeCloseTo(0.4, 1);
    expect(rows.right(1)).toBeCloseTo(0.5, 1);
    expect(rows.left(0.72)).toBe(0);
  });

  it('are not known of cloth that is elsewhere', () => {
    expect(lowerRows(newMask(SIZE), body)).toBeUndefined();
  });
});
