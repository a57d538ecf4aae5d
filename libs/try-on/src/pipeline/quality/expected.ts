import { type Mask, newMask } from '../images/image.js';
import { torsoPlace, usualHalfWidth } from '../stages/body.js';
import type { Garment } from '../stages/garment.js';
import { bareLegs } from '../stages/limbs.js';
import type { Scene } from '../stages/scene.js';

/** Where any garment of its kind must be: the trunk of a top, the upper legs of trousers. */
export function expectedRegion({ body, labels }: Scene, { kind, shape }: Garment): Mask {
  const region = newMask(labels);
  const [from, to] = kind === 'bottom' ? [0.95, 1.3] : [0.28, kind === 'dress' ? 1.2 : 0.65];
  const legs = shape.cut === 'trousers' ? bareLegs(body, labels).coverage : undefined;
  for (let i = 0; i < region.data.length; i++) {
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    const isTrunk = t > from && t < to && Math.abs(side) < 0.8 * usualHalfWidth(t);
    const isLeg = legs !== undefined && t > 1.2 && t < 1.5 && legs.data[i]! > 0.5;
    if (kind === 'bottom' && legs ? isLeg || (isTrunk && t < 1.2) : isTrunk) region.data[i] = 1;
  }
  return region;
}

/**
 * By how far the garment is off the body it is on, in shoulder widths: how much further its edges lie to one side
 * than the person's, the median over rows. An edge that something hides does not count; of a garment with one side
 * hidden the other tells.
 */
export function offMiddle(
  { body, labels, silhouette }: Scene,
  visible: Mask,
  front: Mask,
  kind: Garment['kind'],
): number {
  const [from, to] = kind === 'bottom' ? [1, 2] : [0.32, 0.75];
  const most = kind === 'bottom' ? 0.9 : 0.72;
  const [left, right]: number[][] = [[], []];
  for (let t = from; t <= to; t += 0.03) {
    const cloth = edges(body, labels, t, visible, most);
    const person = edges(body, labels, t, silhouette, most);
    if (cloth === undefined || person === undefined) continue;
    const isHidden = (side: number) => {
      const i = indexAt(body, labels, t, side);
      return i !== undefined && front.data[i]! > 0.3;
    };
    const step = 4 / body.unit;
    if (!isHidden(cloth.left - step)) left!.push(cloth.left - person.left);
    if (!isHidden(cloth.right + step)) right!.push(cloth.right - person.right);
  }
  const told = [left!, right!].filter((offs) => offs.length >= LEAST_ROWS).map(middleOf);
  return told.length === 0 ? 0 : Math.abs(told.reduce((a, b) => a + b, 0) / told.length);
}

const LEAST_ROWS = 3;

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** The outermost places of a row of the body inside the mask, in units from the middle, right positive. */
function edges(body: Scene['body'], labels: Scene['labels'], t: number, mask: Mask, most: number) {
  let found: { left: number; right: number } | undefined;
  for (let side = -most; side <= most; side += 1 / body.unit) {
    const i = indexAt(body, labels, t, side);
    if (i === undefined || mask.data[i]! <= 0.5) continue;
    found = { left: found?.left ?? side, right: side };
  }
  return found;
}

function indexAt(
  { shoulders, down, across, torso, unit }: Scene['body'],
  { width, height }: Scene['labels'],
  t: number,
  side: number,
) {
  const x = Math.round(shoulders.x + down.x * t * torso + across.x * side * unit);
  const y = Math.round(shoulders.y + down.y * t * torso + across.y * side * unit);
  return x < 0 || y < 0 || x >= width || y >= height ? undefined : y * width + x;
}
