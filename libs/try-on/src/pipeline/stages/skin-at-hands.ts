import { medianOf } from '../geometry/median.js';
import { add, minus, type Point, times, unit } from '../geometry/point.js';
import type { Lab } from '../images/colour.js';
import { type Box, type Image, type Labels, newMask } from '../images/image.js';
import { components, open } from '../images/morphology.js';
import { partIndex, partsTable } from '../models/person-parser.js';
import type { Body, BodySide } from './body.js';
import { headColour, hueApart, labAt } from './head-colour.js';

/** Where a hand is, in shoulder widths: its middle beyond the wrist, and how far around that it reaches. */
const [BEYOND, RADIUS] = [0.18, 0.3];
/** Of a square shoulder width: with less of a hand's colour in one place there is none. */
const LEAST = 0.02;
/** So near to the face's colour a hand is, and the cloth that it was taken for so much further. */
const [LIKE, NEARER] = [14, 0.5];

const [SKIN, BACKGROUND] = (['skin', 'background'] as const).map(partIndex) as [number, number];
const IS_CLOTH = partsTable(['upper', 'outer', 'dress']);

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

function withHand(
  image: Image,
  labels: Labels,
  { elbow, wrist }: BodySide,
  measure: number,
  face: Lab,
): Labels {
  const middle = add(wrist, times(unit(minus(wrist, elbow)), BEYOND * measure));
  const box = boxAround(labels, middle, RADIUS * measure);
  if (box === undefined) return labels;
  const hand = newMask(box);
  const cloth: Lab[] = [];
  const ground = groundIn(box, image, labels);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = (box.y + y) * labels.width + box.x + x;
      if (!IS_CLOTH[labels.data[i]!]) continue;
      const colour = labAt(image, i);
      // Between arm and body the parser may take the ground for cloth as well.
      if (ground !== undefined && apart(colour, ground) < apart(colour, face)) continue;
      if (hueApart(colour, face) < LIKE) hand.data[y * box.width + x] = 1;
      else cloth.push(colour);
    }
  }
  if (cloth.length === 0) return labels;
  if (LIKE > NEARER * hueApart(middleOf(cloth), face)) return labels;
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

function middleOf(colours: readonly Lab[]): Lab {
  const middle = (c: 0 | 1 | 2) => medianOf(colours.map((lab) => lab[c]));
  return [middle(0), middle(1), middle(2)];
}

const apart = (a: Lab, b: Lab): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The middle of the background in a box; undefined where there is none. */
function groundIn({ x, y, width, height }: Box, image: Image, labels: Labels): Lab | undefined {
  const seen: Lab[] = [];
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column += 3) {
      const i = row * labels.width + column;
      if (labels.data[i] === BACKGROUND) seen.push(labAt(image, i));
    }
  }
  return seen.length === 0 ? undefined : middleOf(seen);
}

/** The part of the picture within `radius` of a point; undefined where none is. */
function boxAround({ width, height }: Labels, { x, y }: Point, radius: number): Box | undefined {
  const [left, top] = [Math.max(0, Math.floor(x - radius)), Math.max(0, Math.floor(y - radius))];
  const [right, bottom] = [Math.min(width, Math.ceil(x + radius)), Math.min(height, Math.ceil(y + radius))];
  return right <= left || bottom <= top
    ? undefined
    : { x: left, y: top, width: right - left, height: bottom - top };
}
