import { type Labels, maskOf, partOf, supportOf } from '#images';
import { partIndex, partsTable } from '#person-parse';
import { boneThrough } from '../geometry/bone.js';
import { between, distance, type Point } from '../geometry/point.js';
import { components } from '../images/morphology.js';
import type { Body, BodySide } from './body.js';

/** Shoulder widths: a shoe that begins further below an ankle shows that it lies too high, one further off is another's. */
const [BELOW, FURTHEST] = [0.15, 1];
/** Of a square shoulder width: less is no shoe. */
const LEAST = 0.01;
/** An ankle lies so far, in shoulder widths, above the top of the shoe that is seen. */
const ABOVE = 0.05;

const IS_CLOTH = partsTable(['lower', 'dress', 'outer']);

/**
 * The body with ankles that lie under cloth moved down to the shoes that are seen below them: under long skirts a pose
 * guesses them too high.
 */
export function withAnklesAtShoes(body: Body, labels: Labels): Body {
  const shoes = shoesOf(labels, LEAST * body.unit ** 2);
  if (shoes.length === 0) return body;
  const side = (from: BodySide): BodySide => {
    const off = (shoe: Point) => distance(shoe, from.ankle);
    const shoe = shoes.reduce((best, each) => (off(each) < off(best) ? each : best));
    const isBelow = shoe.y - from.ankle.y > BELOW * body.unit;
    if (
      !isBelow ||
      !isUnderCloth(labels, from.ankle, shoe) ||
      off(shoe) > FURTHEST * body.unit ||
      shoe.y <= from.knee.y
    )
      return from;
    const ankle = { x: shoe.x, y: shoe.y - ABOVE * body.unit };
    return { ...from, ankle, leg: boneThrough([from.hip, from.knee, ankle]) };
  };
  return { ...body, left: side(body.left), right: side(body.right) };
}

/** Whether cloth hides the ankle and the way from there to the shoe: above a low shoe skin is seen. */
function isUnderCloth({ width, height, data }: Labels, ankle: Point, shoe: Point): boolean {
  return [0, 0.5].every((share) => {
    const { x, y } = between(ankle, shoe, share);
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= width || row >= height) return false;
    return IS_CLOTH[data[row * width + column]!] === true;
  });
}

/** The middle of the top of each shoe; two that touch are told apart by halves. */
function shoesOf(labels: Labels, least: number): Point[] {
  const mask = maskOf(labels, [partIndex('shoes')]);
  const box = supportOf(mask, 0.5, 0);
  if (box === undefined) return [];
  const { labels: numbers, parts } = components(partOf(mask, box));
  const large = parts.filter(({ area }) => area >= least);
  const topOf = (number: number, from: number, to: number): Point | undefined => {
    const rows = Array.from({ length: box.height }, (_, y) => {
      const xs: number[] = [];
      for (let x = from; x < to; x++) if (numbers.data[y * box.width + x] === number) xs.push(x);
      return xs;
    });
    const y = rows.findIndex((xs) => xs.length > 0);
    if (y < 0) return undefined;
    return { x: box.x + rows[y]!.reduce((a, b) => a + b, 0) / rows[y]!.length, y: box.y + y };
  };
  const [only] = large;
  const halves: [label: number, from: number, to: number][] =
    large.length === 1 && only !== undefined
      ? [
          [only.label, 0, Math.round(only.x)],
          [only.label, Math.round(only.x), box.width],
        ]
      : large.map(({ label }) => [label, 0, box.width]);
  return halves.map((half) => topOf(...half)).filter((top) => top !== undefined);
}
