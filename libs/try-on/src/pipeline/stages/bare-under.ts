import type { Mask } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import { bareTrunk, CUFF } from './bare-trunk.js';
import type { TorsoPlace } from './body.js';
import type { GarmentKind } from './garment.js';
import type { Limb } from './limbs.js';
import type { Person } from './person.js';
import type { Worn } from './warp/worn.js';

type Under = {
  old: Mask;
  worn: Pick<Worn, 'alpha' | 'laid'>;
  arms: Limb;
  legs: Limb;
  /** Where trousers or a skirt go on up under a top (`underGarment`). */
  goesOn: Mask | undefined;
};

/** How much of a pixel, 0–1, is skin where the old garment is taken off: of trunk, arm or leg. */
export function bareUnder(
  person: Pick<Person, 'labels' | 'body'>,
  kind: GarmentKind,
  { old, worn, arms, legs, goesOn }: Under,
): (i: number, place: TorsoPlace) => number {
  const hang = worn.laid?.hang;
  const isTop = kind === 'top' || kind === 'outer';
  const trunk = kind === 'top' || kind === 'dress' ? bareTrunk(person, worn, old) : undefined;
  const areLegsHidden = isTop && !hasBareLegs(person.labels, legs, old);
  const hem = isTop ? undefined : hang?.hem;
  return (i, { t, side }) => {
    const isArmHidden = kind === 'bottom' || isCovered(arms, i, hang?.sleeves, side);
    const isLegHidden = isTop
      ? // What a coat beside the legs hid is more likely ground than leg.
        areLegsHidden || (goesOn?.data[i] ?? 0) > 0 || Math.abs(legs.across.data[i]!) > BESIDE
      : isCovered(legs, i, hang?.legs, side) || (hem !== undefined && t < hem - ABOVE_HEM);
    const onArm = isArmHidden ? 0 : arms.coverage.data[i]!;
    const onLeg = isLegHidden ? 0 : legs.coverage.data[i]!;
    return Math.max(trunk?.(i) ?? 0, onArm, onLeg);
  };
}

/** In torsos: a skirt goes round both legs, however narrow it is; hems are uneven. */
const ABOVE_HEM = 0.1;

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

function hasBareLegs({ data }: Person['labels'], { coverage, along }: Limb, old: Mask): boolean {
  let [skin, all] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    if (coverage.data[i]! <= 0.5 || along.data[i]! > 0.6 || old.data[i]! > 0.5) continue;
    all++;
    if (data[i] === partIndex('skin')) skin++;
  }
  return skin > BARE * all;
}
