import { describe, expect, it } from 'vitest';
import { LANDMARK_KINDS, type LandmarkKind, type LandmarkName } from '../pipeline/models/landmarks.js';
import { drawGarment } from './draw-garment.js';

const SIZE = { width: 96, height: 128 };

const OF_KIND: Readonly<Record<LandmarkKind, readonly LandmarkName[]>> = {
  top: ['armpit_left', 'armpit_right', 'hem_left', 'hem_right'],
  dress: ['armpit_left', 'hem_right', 'neck_dip'],
  skirt: ['waist_left', 'waist_right', 'hem_left', 'hem_right'],
  trousers: ['waist_left', 'crotch', 'leg_outer_left', 'leg_inner_right'],
  shorts: ['waist_right', 'crotch', 'leg_outer_right', 'leg_inner_left'],
  jumpsuit: ['armpit_left', 'waist_left', 'crotch', 'leg_outer_left'],
  'outerwear-open': ['neck_left', 'shoulder_right', 'hem_left'],
  'outerwear-closed': ['neck_left', 'neck_dip', 'hem_right'],
};

describe('drawGarment', () => {
  it('draws the same picture for the same number', async () => {
    const [one, again] = [await drawGarment(7, SIZE), await drawGarment(7, SIZE)];
    expect(again.image.data).toEqual(one.image.data);
    expect(again.landmarks).toEqual(one.landmarks);
  });

  it.each(LANDMARK_KINDS)('knows the places of a garment of the kind %s', async (kind) => {
    const drawn = await drawGarment(3, SIZE, kind);
    expect(Object.keys(drawn.landmarks)).toEqual(expect.arrayContaining([...OF_KIND[kind]]));
  });

  it('marks places on the edge of what it draws, the left ones on the left', async () => {
    for (let seed = 0; seed < 12; seed++) {
      const { landmarks, mask } = await drawGarment(seed, SIZE);
      for (const [name, { x, y }] of Object.entries(landmarks)) {
        let nearest = Infinity;
        mask.data.forEach((value, i) => {
          if (value < 0.5) return;
          nearest = Math.min(
            nearest,
            Math.hypot((i % SIZE.width) + 0.5 - x, Math.floor(i / SIZE.width) + 0.5 - y),
          );
        });
        expect(nearest, `${seed} ${name}`).toBeLessThan(2);
      }
      const { hem_left: left, hem_right: right } = landmarks;
      if (left && right) expect(left.x).toBeLessThan(right.x);
    }
  });

  it('lays most long sleeves over the body where they are to be folded', async () => {
    let [cuffs, onBody] = [0, 0];
    for (let seed = 0; seed < 24; seed++) {
      const { landmarks } = await drawGarment(seed, SIZE, 'top', 'folded');
      const { cuff_inner_left: cuff, armpit_left: left, armpit_right: right } = landmarks;
      if (!cuff || !left || !right || cuff.y < left.y + 15) continue;
      cuffs++;
      if (cuff.x > left.x && cuff.x < right.x) onBody++;
    }
    expect(cuffs).toBeGreaterThan(8);
    expect(onBody / cuffs).toBeGreaterThan(0.6);
  });
});
