import { describe, expect, it } from 'vitest';
import { copyImage, maskOf } from '#images';
import { partIndex } from '#person-parse';
import type { Person } from '../person/person.js';
import { standing } from '../person/testing/synthetic-person.js';
import { laySamePose } from './lay-same-pose.js';
import { SIZE, somebody } from './testing/somebody.js';

const UPPER = partIndex('upper');
const person = somebody(standing()) as Person;
const old = maskOf(person.labels, [UPPER]);

/** The model, whose shirt is red; everything else as the person's. */
function dressed(model = somebody(standing())) {
  const image = copyImage(model.image);
  model.labels.data.forEach((label, i) => label === UPPER && image.data.set([200, 20, 20], i * 3));
  const mask = maskOf(model.labels, [UPPER]);
  return { model: { ...model, image }, garment: { image, mask } };
}

describe('a garment worn in the same pose', () => {
  it('of one shot in another colour lies pixel on pixel', () => {
    const { model, garment } = dressed();
    const draped = laySamePose(garment, model, person, old)!;
    expect(draped).toMatchObject({ isMoved: true, isSameShot: true, hasFolds: true });
    const at = 260 * SIZE.width + 200;
    expect([...draped.image.data.subarray(at * 3, at * 3 + 3)]).toEqual([200, 20, 20]);
    expect(old.data.every((inside, i) => inside === 0 || draped.alpha.data[i]! > 0.9)).toBe(true);
  }, 20_000);

  it('of one shot takes what lies before it from the photo of that', () => {
    const { model, garment } = dressed();
    // The parser takes the lower half of the shirt for a bag.
    const labels = { ...person.labels, data: person.labels.data.slice() };
    for (let y = 260; y < 340; y++)
      labels.data.fill(partIndex('other'), y * SIZE.width + 150, y * SIZE.width + 250);
    const bagged = { ...person, labels };
    const draped = laySamePose(garment, model, bagged, maskOf(labels, [UPPER]))!;
    expect(draped.changed!.data[300 * SIZE.width + 200]).toBe(1);
    expect(draped.changed!.data[140 * SIZE.width + 200]).toBe(0);
  }, 20_000);

  it('is moved to where the person stands', () => {
    const aside = standing();
    const moved = (p: { x: number; y: number }): readonly [number, number] => [p.x + 40, p.y + 25];
    const { left, right } = aside;
    const body = standing({
      right_shoulder: moved(left.shoulder),
      left_shoulder: moved(right.shoulder),
      right_elbow: moved(left.elbow),
      left_elbow: moved(right.elbow),
      right_wrist: moved(left.wrist),
      left_wrist: moved(right.wrist),
      right_hip: moved(left.hip),
      left_hip: moved(right.hip),
      right_knee: moved(left.knee),
      left_knee: moved(right.knee),
      right_ankle: moved(left.ankle),
      left_ankle: moved(right.ankle),
    });
    const { model, garment } = dressed(somebody(body, { x: 40, y: 25 }));
    const draped = laySamePose(garment, model, person, old)!;
    let [covered, all] = [0, 0];
    for (let i = 0; i < old.data.length; i++) {
      all += old.data[i]!;
      if (old.data[i] === 1 && draped.alpha.data[i]! > 0.5) covered++;
    }
    expect(covered / all).toBeGreaterThan(0.95);
  });

  it('is left to the mesh where the poses differ', () => {
    const other = standing({
      right_elbow: [80, 190],
      right_wrist: [40, 130],
      left_elbow: [320, 190],
      left_wrist: [360, 130],
    });
    const { model, garment } = dressed(somebody(other));
    expect(laySamePose(garment, model, person, old)).toBeUndefined();
  });
});
