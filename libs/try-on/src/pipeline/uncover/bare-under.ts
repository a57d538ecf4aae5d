import type { Labels, Mask } from '#images';
import { partIndex } from '#person-parse';
import { CUFF } from './bare-trunk.js';
import type { TorsoPlace } from '../person/body.js';
import type { GarmentKind } from '../garment/garment.js';
import type { Limb } from '../person/limbs.js';
import type { Draped } from '../fit/draped.js';

type Under = {
  old: Mask;
  draped: Pick<Draped, 'alpha' | 'laid'>;
  /** What of the trunk is above the new garment (`bareTrunk`) and is not covered by what is worn under it. */
  trunk: ((i: number) => number) | undefined;
  arms: Limb;
  legs: Limb;
  /** Where trousers or a skirt go on up under a top (`underGarment`). */
  goesOn: Mask | undefined;
};

/** How much of a pixel, 0–1, is skin where the old garment is taken off: of trunk, arm or leg. */
export function bareUnder(
  labels: Labels,
  kind: GarmentKind,
  { old, draped, trunk, arms, legs, goesOn }: Under,
): (i: number, place: TorsoPlace) => number {
  const hang = draped.laid?.hang;
  const isTop = kind === 'top' || kind === 'outer';
  const areLegsHidden = isTop && !hasBareLegs(labels, legs, old);
  const hasLegs = hang?.legs.some((share) => share > 0) === true;
  const isBesideSkirt = hang === undefined || hasLegs ? () => false : besideSkirt(draped.alpha);
  return (i, { side }) => {
    const isArmHidden = kind === 'bottom' || isCovered(arms, i, hang?.sleeves, side);
    const isLegHidden = isTop
      ? // What a coat beside the legs hid is more likely ground than leg.
        areLegsHidden || (goesOn?.data[i] ?? 0) > 0 || Math.abs(legs.across.data[i]!) > BESIDE
      : // Beside a skirt there is no leg, however narrow it is.
        isCovered(legs, i, hang?.legs, side) || isBesideSkirt(i);
    const onArm = isArmHidden ? 0 : arms.coverage.data[i]!;
    const onLeg = isLegHidden ? 0 : legs.coverage.data[i]!;
    return Math.max(trunk?.(i) ?? 0, onArm, onLeg);
  };
}

/** Of its widest row: what hangs lower and is narrower is lace, a lining or a corner. */
const SIDES = 0.6;
/** Of its height: so much higher than its sides a hem may end, as one that swings or is cut so does. */
const UNEVEN = 0.25;

/** Whether a pixel lies higher than the row in which the sides of a skirt end, and not right below its hem. */
function besideSkirt({ width, height, data }: Mask): (i: number) => boolean {
  const wide = new Uint32Array(height);
  const hem = new Int32Array(width).fill(-1);
  for (let i = 0; i < data.length; i++) {
    if (data[i]! <= 0.5) continue;
    const row = Math.floor(i / width);
    wide[row]!++;
    hem[i % width] = row;
  }
  const most = Math.max(...wide);
  const end = wide.findLastIndex((count) => count > 0 && count >= SIDES * most);
  const highest = end - UNEVEN * (end - wide.findIndex((count) => count > 0));
  return (i) => {
    const row = Math.floor(i / width);
    const ends = hem[i % width]!;
    return row < end && (ends < highest || row <= ends);
  };
}

/** Across a leg, as a share of its half width. */
const BESIDE = 0.7;

/**
 * Whether a sleeve or a trouser leg goes down a limb as far as a pixel of it: beside it there is no skin, however
 * narrow the cloth is.
 */
function isCovered(
  { along }: Limb,
  i: number,
  covered: readonly [left: number, right: number] | undefined,
  side: number,
): boolean {
  if (covered === undefined) return false;
  return along.data[i]! < covered[side < 0 ? 0 : 1] - CUFF;
}

/** Of what is seen of the thighs and knees, this share of skin makes the legs bare. */
const BARE = 0.35;

function hasBareLegs({ data }: Labels, { coverage, along }: Limb, old: Mask): boolean {
  let [skin, all] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    if (coverage.data[i]! <= 0.5 || along.data[i]! > 0.6 || old.data[i]! > 0.5) continue;
    all++;
    if (data[i] === partIndex('skin')) skin++;
  }
  return skin > BARE * all;
}
