import { type Mask, maskOf } from '#images';
import { partIndex } from '#person-parse';
import { erode } from '../images/morphology.js';
import { remembered } from '../remembered.js';
import type { Person } from './person.js';

/** In shoulder widths: so near to its edge what is labelled skin has something of what is beside it. */
export const SKIN_EDGE = 0.03;

/** Skin that is seen, without its edge. */
export const sureSkin = remembered(({ labels, body }: Pick<Person, 'labels' | 'body'>): Mask => {
  return erode(maskOf(labels, [partIndex('skin')]), Math.max(1, SKIN_EDGE * body.unit));
});
