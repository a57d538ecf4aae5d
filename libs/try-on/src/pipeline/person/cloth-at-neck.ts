import type { Image, Labels } from '#images';
import { partIndex, PARTS } from '#person-parse';
import type { Lab } from '../images/colour.js';
import type { Body } from './body.js';
import { isRatherCloth, walkCloth } from './cloth-walk.js';
import { headColour } from './head-colour.js';

/** Where collars are, in shoulder widths: above and below the shoulder line, and to the sides of the neck. */
const [ABOVE, BELOW, ASIDE] = [0.6, 0.16, 0.42];
/** How far into what is labelled skin or hair a collar may go on, in shoulder widths. */
const REACH = 0.17;
/** So far in hue is a collar from the colour of skin or hair. */
const OFF = 12;

const TAKEN_FOR = (['skin', 'hair'] as const).map(partIndex);

/**
 * Labels in which the upper part of a collar, which the parser takes for the neck or for hair, is of the garment that it
 * goes on from: it has the colour of that, and not the face's or the hair's.
 */
export function withClothAtNeck(image: Image, labels: Labels, body: Body): Labels {
  /** By label; undefined of what no collar is taken for, or is not seen. */
  const colours: (Lab | undefined)[] = [];
  for (const label of TAKEN_FOR) colours[label] = headColour(label, image, labels, body);
  if (colours.every((colour) => colour === undefined)) return labels;
  const middle = body.shoulders.x + body.neck * body.unit;
  return walkCloth(image, labels, {
    box: {
      x: middle - ASIDE * body.unit,
      y: body.shoulders.y - ABOVE * body.unit,
      width: 2 * ASIDE * body.unit,
      height: (ABOVE + BELOW) * body.unit,
    },
    reach: REACH * body.unit,
    mayTake: PARTS.map((_, label) => colours[label] !== undefined),
    isOf: (cloth, colour, label) => isRatherCloth(cloth, colour, colours[label]!, OFF),
  });
}
