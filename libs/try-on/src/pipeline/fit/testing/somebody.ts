import { maskOf, newImage } from '#images';
import { JOINTS, type Keypoints } from '../../models/pose-estimator.js';
import { type Body } from '../../person/body.js';
import type { Person } from '../../person/person.js';
import { labelled } from '../../person/testing/synthetic-person.js';

export const SIZE = { width: 400, height: 800 };

/** Who stands as `standing` does, moved by some pixels: head, a grey shirt with sleeves to the wrist, dark trousers. */
export function somebody(body: Body, by = { x: 0, y: 0 }): Omit<Person, 'parse'> {
  const at = ([left, top, right, bottom]: readonly [number, number, number, number]) =>
    [left + by.x, top + by.y, right + by.x, bottom + by.y] as const;
  const labels = labelled(SIZE, [
    ['skin', ...at([180, 100, 220, 180])],
    ['lower', ...at([150, 340, 250, 600])],
    ['upper', ...at([150, 180, 250, 345])],
    ['upper', ...at([110, 195, 150, 350])],
    ['upper', ...at([250, 195, 290, 350])],
  ]);
  const silhouette = maskOf(labels, [2, 3, 4]);
  const image = newImage(SIZE);
  for (let i = 0; i < labels.data.length; i++) {
    const value = [230, 0, 170, 120, 40][labels.data[i]!]!;
    image.data.fill(value, i * 3, i * 3 + 3);
  }
  return { image, labels, silhouette, body, keypoints: keypointsOf(body) };
}

/** Joints that lie where a body has them, and a face above. */
function keypointsOf({ left, right, shoulders }: Body): Keypoints {
  const places = JOINTS.map((joint, i) => {
    // The person's right is at the left of the picture.
    const side = joint.startsWith('right') ? left : right;
    const part = joint.replace(/^(left|right)_/, '') as keyof typeof side;
    const found = side[part];
    const face = { x: shoulders.x + (i % 3) * 4 - 4, y: shoulders.y - 70 + i * 2 };
    const place = typeof found === 'object' && 'x' in found ? found : face;
    return [joint, { x: place.x, y: place.y, score: 0.9 }];
  });
  return Object.fromEntries(places) as Keypoints;
}
