import type { Image, Labels } from '#images';
import { partIndex, partsTable } from '#person-parse';
import { deltaE76, labAt } from '../../images/colour.js';
import { groundOf } from './border-model.js';

/** Shares of the body: more of it is ground, less of it is head, of nobody. Chosen on train photos: decision 70. */
const [GROUND, HEAD] = [0.08, 0.08];
/** ΔE76 to the ground at the same place. */
const ALIKE = 2.5;
const STEP = 7;

const BACKGROUND = partIndex('background');
const IS_HEAD = partsTable(['hair', 'skin']);

/**
 * Whether the parser made a body up around a garment on flat ground: it wants legs below a shirt and puts them where the
 * photo shows paper. People are not of the colour of what they stand before, not to that extent.
 */
export function isBodyOfGround(image: Image, labels: Labels): boolean {
  const ground = groundOf(image);
  if (ground === undefined) return false;
  const [gl, ga, gb] = ground.colour.planes;
  let [body, head, alike] = [0, 0, 0];
  for (let i = 0; i < labels.data.length; i += STEP) {
    if (labels.data[i] === BACKGROUND) continue;
    body++;
    if (IS_HEAD[labels.data[i]!]) head++;
    if (deltaE76(labAt(image, i), [gl[i]!, ga[i]!, gb[i]!]) < ALIKE) alike++;
  }
  return head < HEAD * body && alike > GROUND * body;
}
