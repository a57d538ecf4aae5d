import { type Box, type Mask, supportOf, union, without } from '#images';
import type { GarmentKind } from '../garment/garment.js';
import { keptBelow } from './kept-below.js';
import type { Limb } from '../person/limbs.js';
import { type NextGarment, nextGarment } from './next-garment.js';
import type { Person } from '../person/person.js';
import { skirtedSkin, sleevedSkin } from './sleeved-skin.js';
import { sleevesUnder } from './sleeves-under.js';
import { STRAY } from './stray-cloth.js';
import type { Draped } from '../fit/draped.js';

export type TakenOff = {
  /** The old garment without what is left of it below, and what of arms, legs and sleeves the new sleeves and skirt hide. */
  old: Mask;
  /** The box around it in which cloth of it may stray; undefined where nothing is taken off. */
  where: Box | undefined;
  /** What goes on in its place. */
  next: NextGarment | undefined;
};

/**
 * What is taken off for the new garment. Where something next to the old one can go on, all of it; else what hangs out
 * below the new one's hem stays.
 */
export function takenOff(
  person: Person,
  kind: GarmentKind,
  laid: Draped,
  replaced: Mask,
  arms: Limb,
): TakenOff {
  const margin = Math.ceil(STRAY * person.body.unit);
  const isLong = kind === 'bottom' || kind === 'dress';
  const bare = isLong
    ? union(sleevedSkin(person, laid), skirtedSkin(person, laid))
    : sleevedSkin(person, laid);
  const sleeved = kind === 'outer' ? union(bare, sleevesUnder(person, laid)) : bare;
  const all = union(replaced, sleeved);
  const around = supportOf(all, 0, margin);
  const next = around && nextGarment(person, kind, all, around);
  if (next !== undefined || isLong) return { old: all, where: around, next };
  const old = without(all, keptBelow(person, all, laid.alpha, arms));
  const where = supportOf(old, 0, margin);
  return { old, where, next: where && nextGarment(person, kind, old, where) };
}
