import { describe, expect, it } from 'vitest';
import { maskOf } from '#images';
import { partIndex } from '#person-parse';
import { NO_PART } from '../mesh/mesh.js';
import { type Body } from '../person/body.js';
import { standing } from '../person/testing/synthetic-person.js';
import { divideBySkeleton, LEGS, SLEEVES, TORSO } from './skeleton-parts.js';
import { SIZE, somebody } from './testing/somebody.js';

function divided(part: 'upper' | 'lower', body: Body = standing()) {
  const model = somebody(body);
  const mask = maskOf(model.labels, [partIndex(part)]);
  const found = divideBySkeleton(model.image, mask, model, part === 'upper' ? 'upper' : 'trousers');
  return {
    ...found.meshed,
    cloths: found.cloths,
    at: (x: number, y: number) => found.meshed.parts.data[y * SIZE.width + x],
  };
}

describe('a worn garment in pieces', () => {
  it('has its sleeves along the arms of who wears it', () => {
    const { at } = divided('upper');
    expect([at(122, 300), at(278, 300)]).toEqual([SLEEVES[0], SLEEVES[1]]);
    expect(at(200, 260)).toBe(TORSO);
    expect(at(50, 50)).toBe(NO_PART);
  });

  it('holds together around the shoulders alone', () => {
    const { isSewn } = divided('upper');
    expect(isSewn(150, 205)).toBe(true);
    expect(isSewn(122, 300)).toBe(false);
  });

  it('takes the cloth behind a forearm from the trunk around it', () => {
    const { hidden, cloths } = divided(
      'upper',
      standing({ right_elbow: [150, 275], right_wrist: [215, 290] }),
    );
    const before = Math.round(286) * SIZE.width + 190;
    expect(hidden?.data[before]).toBe(1);
    expect(cloths[TORSO]!.mask.data[before]).toBe(1);
    expect(cloths[TORSO]!.image.data[before * 3]).toBeGreaterThan(100);
  });

  it('has no sleeve below where the arm is bare', () => {
    const model = somebody(standing());
    const labels = { ...model.labels, data: model.labels.data.slice() };
    for (let y = 260; y < 350; y++) {
      for (const x of [110, 250])
        labels.data.fill(partIndex('skin'), y * SIZE.width + x, y * SIZE.width + x + 40);
      // The side of the trunk, near to the arm.
      labels.data.fill(partIndex('upper'), y * SIZE.width + 140, y * SIZE.width + 150);
    }
    const mask = maskOf(labels, [partIndex('upper')]);
    const { parts } = divideBySkeleton(model.image, mask, { ...model, labels }, 'upper').meshed;
    expect(parts.data[230 * SIZE.width + 130]).toBe(SLEEVES[0]);
    expect(parts.data[320 * SIZE.width + 145]).toBe(TORSO);
  });

  it('keeps a sleeve whose middle the parser takes for skin', () => {
    const model = somebody(standing());
    const labels = { ...model.labels, data: model.labels.data.slice() };
    for (let y = 250; y < 275; y++)
      labels.data.fill(partIndex('skin'), y * SIZE.width + 110, y * SIZE.width + 140);
    const mask = maskOf(model.labels, [partIndex('upper')]);
    const { parts } = divideBySkeleton(model.image, mask, { ...model, labels }, 'upper').meshed;
    expect(parts.data[320 * SIZE.width + 122]).toBe(SLEEVES[0]);
  });

  it('takes the side of the trunk behind a sleeve from the trunk', () => {
    const before = standing({ right_elbow: [156, 280], right_wrist: [158, 350] });
    const { hidden, at, cloths } = divided('upper', before);
    const y = 300;
    let x = 200;
    while (at(x, y) === TORSO) x--;
    expect(at(x, y)).toBe(SLEEVES[0]);
    expect(hidden?.data[y * SIZE.width + x]).toBe(1);
    expect(cloths[TORSO]!.mask.data[y * SIZE.width + x]).toBe(1);
    expect(hidden?.data[y * SIZE.width + 115]).toBe(0);
  });

  it('parts trousers between the legs, below the hips', () => {
    const { at, isSewn } = divided('lower');
    expect([at(160, 550), at(240, 550)]).toEqual([LEGS[0], LEGS[1]]);
    expect([isSewn(200, 350), isSewn(200, 500)]).toEqual([true, false]);
  });
});
