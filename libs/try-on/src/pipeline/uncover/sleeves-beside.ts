import { type Labels, type Mask, newMask } from '#images';
import { MAY_HAVE_SLEEVES, partsTable } from '#person-parse';
import { placeOn } from '../fit/bone-place.js';
import { type Body, type BodySide, torsoPlace } from '../person/body.js';
import { markBeside } from '../person/mark-beside.js';

/** Half of a sleeve's width, and how far from the trunk's middle it hangs beside it, in shoulder widths. */
const [HALF, BESIDE] = [0.17, 0.42];
/** As shares of the arm: from the elbow to where cuffs end; and where on the upper arm it is seen whose sleeve it is. */
const [FROM, TO] = [0.45, 1.12];
const UPPER_ARM = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

const [IS_CLOTH, IS_ARM] = [MAY_HAVE_SLEEVES, partsTable(['upper', 'outer', 'dress', 'skin'])];

/** The lower halves of sleeves that hang beside the trunk: what goes on down the arm from what is on the upper arm. */
export function sleevesBeside(body: Body, labels: Labels): Mask {
  const out = newMask(labels);
  for (const side of [body.left, body.right]) {
    const { arm } = side;
    const sleeve = onUpperArm(side, labels);
    if (sleeve === undefined) continue;
    markBeside(out, arm, HALF * body.unit, ({ along, across }, i, p) => {
      if (labels.data[i] !== sleeve || along < FROM * arm.total || along > TO * arm.total) return false;
      return Math.abs(across) <= HALF * body.unit && Math.abs(torsoPlace(body, p).side) > BESIDE;
    });
  }
  return out;
}

/** The garment on most of what is seen of an upper arm; undefined of a bare one. Hair may hide some of it. */
function onUpperArm({ arm }: BodySide, { width, height, data }: Labels): number | undefined {
  const seen = UPPER_ARM.flatMap((share) => {
    const { point } = placeOn(arm, share * arm.total);
    const [x, y] = [Math.round(point.x), Math.round(point.y)];
    const label = x < 0 || y < 0 || x >= width || y >= height ? 0 : data[y * width + x]!;
    return IS_ARM[label] ? [label] : [];
  });
  const [most] = seen.toSorted((a, b) => countOf(seen, b) - countOf(seen, a));
  return most !== undefined && IS_CLOTH[most] && 2 * countOf(seen, most) > seen.length ? most : undefined;
}

const countOf = (values: readonly number[], wanted: number) =>
  values.filter((value) => value === wanted).length;
