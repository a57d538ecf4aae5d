import { type Image, type Mask, newMask } from '#images';
import { putOn } from './put-on.js';
import { recolour } from '../draft/garment-preparation.js';
import { blend } from '../compose/blend.js';
import { frontOf } from '../uncover/layers.js';
import type { Garment } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { shade } from '../compose/shade.js';
import { uncover } from '../uncover/uncover.js';
import { warp } from '../draft/warp.js';
import type { Draped } from '../fit/draped.js';
import { blank, crumpled, oppositeOf, shifted, swung } from './spoilt.js';
import type { Shown } from '../quality/view.js';

/** A draft, or what was made of one, as the gate is given it. */
export type TrialDraft = { name: string; image: Image; edit: Mask; shown: Shown };

const GOOD = ['good', 'as drafted', 'hung otherwise'];

/** Whether a gate ought to pass the trial of this name. */
export function isGoodTrial(name: string): boolean {
  return GOOD.includes(name);
}

/** Trials that no colour or place tells of. */
export const DRAPERY_TRIALS: readonly string[] = ['crumpled', 'bent limb'];

const SHIFT = 0.15;
const OPTIONS = { knobs: { width: 1, length: 1 }, realismLevel: 3 };

/**
 * One draft as it is ("good") and spoilt: shown with another garment, laid on shifted by 15 % of the shoulder width
 * to either side, in another colour, as a flat patch, left as the photo was; and badly draped: crumpled, and with a
 * sleeve or leg where the limb is not.
 * @param number of the pair: decides what is spoilt at random
 */
export async function* trialDrafts(
  person: Person,
  garment: Garment,
  other: Garment,
  number: number,
): AsyncGenerator<TrialDraft> {
  const on = (given: Garment) => putOn(person, given, OPTIONS);
  const put = on(garment);
  const { image, edit } = put;
  const { laid: asLaid } = put.draped;
  const shown = { garment, visible: put.visible, front: put.front, ...(asLaid && { laid: asLaid }) };
  yield { name: 'good', image, edit, shown };
  yield { name: 'shuffled', image, edit, shown: { ...shown, garment: other } };
  const front = frontOf(person, garment.kind, undefined, asLaid?.hang.sleeves);
  const laid = (name: string, draped: Draped): TrialDraft => {
    const uncovered = uncover(person, garment.kind, draped, front);
    const { visible, ...laidOn } = blend(person.image, uncovered, uncovered.draped, front);
    return { name, ...laidOn, shown: { ...shown, visible } };
  };
  const by = Math.round(SHIFT * person.body.unit);
  yield laid('shifted right', shifted(put.draped, by));
  yield laid('shifted left', shifted(put.draped, -by));
  const wrong = { ...garment, image: recolour(garment.image, garment.mask, oppositeOf(garment)) };
  const coloured = on(wrong);
  yield {
    name: 'wrong colour',
    image: coloured.image,
    edit: coloured.edit,
    shown: { ...shown, visible: coloured.visible },
  };
  yield { name: 'blank', image: blank(image, put.visible), edit, shown };
  yield { name: 'unchanged', image: person.image, edit: newMask(person.image), shown };
  yield laid('crumpled', crumpled(put.draped, person.body.unit, number));
  const body = swung(person.body, garment, number % 2 === 0);
  if (body === undefined) return;
  const bent = warp(garment, { ...person, body }, OPTIONS.knobs);
  yield laid('bent limb', shade(person, bent, put.uncovered.old, OPTIONS.realismLevel));
}
