import { type Box, type Image, type Labels, newMask } from '#images';
import { MAY_HAVE_SLEEVES, partIndex } from '#person-parse';
import { deltaE76, type Lab, labAt, middleLab } from '../images/colour.js';
import { components, open } from '../images/morphology.js';
import type { Body, BodySide } from './body.js';
import { handOf, SURELY_HAND } from './hands.js';
import { headColour, hueApart } from './head-colour.js';
import { boxAround } from '../images/box-around.js';

/** Of a square shoulder width: with less of a hand's colour in one place there is none. */
const LEAST = 0.02;
/** So near to the face's colour a hand is, and the cloth that it was taken for so much further. */
const [LIKE, NEARER] = [14, 0.5];

const [SKIN, BACKGROUND] = (['skin', 'background'] as const).map(partIndex) as [number, number];

/**
 * Labels in which a hand before the body that the parser takes for the garment behind it is skin: it lies beyond a
 * wrist and has the colour of the face.
 */
export function withSkinAtHands(image: Image, labels: Labels, body: Body): Labels {
  const face = headColour(SKIN, image, labels, body);
  if (face === undefined) return labels;
  return [body.left, body.right].reduce(
    (found, side) => withHand(image, found, side, body.unit, face),
    labels,
  );
}

function withHand(image: Image, labels: Labels, side: BodySide, measure: number, face: Lab): Labels {
  const { middle, radius } = handOf(side, measure, SURELY_HAND);
  const box = inside(labels, boxAround([middle], radius));
  if (box === undefined) return labels;
  const hand = newMask(box);
  const cloth: Lab[] = [];
  const ground = groundIn(box, image, labels);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = (box.y + y) * labels.width + box.x + x;
      if (!MAY_HAVE_SLEEVES[labels.data[i]!]) continue;
      const colour = labAt(image, i);
      // Between arm and body the parser may take the ground for cloth as well.
      if (ground !== undefined && deltaE76(colour, ground) < deltaE76(colour, face)) continue;
      if (hueApart(colour, face) < LIKE) hand.data[y * box.width + x] = 1;
      else cloth.push(colour);
    }
  }
  if (cloth.length === 0) return labels;
  if (LIKE > NEARER * hueApart(middleLab(cloth), face)) return labels;
  const { labels: numbers, parts } = components(open(hand, 1));
  const [largest] = parts;
  if (largest === undefined || largest.area < LEAST * measure ** 2) return labels;
  const out = { ...labels, data: labels.data.slice() };
  for (let k = 0; k < numbers.data.length; k++) {
    if (numbers.data[k] !== largest.label) continue;
    out.data[(box.y + Math.floor(k / box.width)) * labels.width + box.x + (k % box.width)] = SKIN;
  }
  return out;
}

/** The middle of the background in a box; undefined where there is none. */
function groundIn({ x, y, width, height }: Box, image: Image, labels: Labels): Lab | undefined {
  const seen: Lab[] = [];
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column += 3) {
      const i = row * labels.width + column;
      if (labels.data[i] === BACKGROUND) seen.push(labAt(image, i));
    }
  }
  return seen.length === 0 ? undefined : middleLab(seen);
}

/** What of a box lies in the picture; undefined where nothing does. */
function inside({ width, height }: Labels, box: Box): Box | undefined {
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(height, Math.ceil(box.y + box.height));
  return right <= left || bottom <= top
    ? undefined
    : { x: left, y: top, width: right - left, height: bottom - top };
}
