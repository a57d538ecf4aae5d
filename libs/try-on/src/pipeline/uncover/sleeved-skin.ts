import { type Mask, newMask } from '#images';
import { partIndex } from '#person-parse';
import { besideBone } from '../geometry/bone.js';
import { torsoPlace } from '../person/body.js';
import { foldedForearms } from './folded-arms.js';
import { markBeside } from '../person/mark-beside.js';
import type { Person } from '../person/person.js';
import type { Draped } from '../fit/draped.js';

/** In shoulder widths: how far beside an arm's middle its skin is looked for, and how far above its root. */
const [BESIDE, ABOVE] = [0.24, 0.16];
/** So near to the body's middle skin is the neck's. */
const NECK = 0.3;
/** Of the arm: cuffs are loose, just above them skin may be seen inside. */
const CUFF = 0.06;

const SKIN = partIndex('skin');

/**
 * Bare skin of shoulders and arms that the sleeves of the new garment hide, however narrow they are there. A forearm
 * that is folded up lies before them.
 */
export function sleevedSkin({ labels, body }: Pick<Person, 'labels' | 'body'>, { laid }: Draped): Mask {
  const out = newMask(labels);
  const folded = foldedForearms(body, labels, laid?.hang.sleeves);
  for (const [k, { arm }] of [body.left, body.right].entries()) {
    const end = ((laid?.hang.sleeves[k] ?? 0) - CUFF) * arm.total;
    if (end <= 0) continue;
    markBeside(out, arm, BESIDE * body.unit, ({ along, across }, i, p) => {
      if (labels.data[i] !== SKIN || folded.data[i]! > 0 || along <= -ABOVE * body.unit || along >= end)
        return false;
      const { side } = torsoPlace(body, p);
      return Math.abs(side) >= NECK && side < 0 === (k === 0) && Math.abs(across) < BESIDE * body.unit;
    });
  }
  return out;
}

/** In torsos: below it hands seldom hang; hems are uneven; and so far beside the legs, in shoulder widths, their skin is looked for. */
const [SEAT, ABOVE_HEM, LEG] = [1.2, 0.1, 0.3];

/** Bare skin of legs that a new skirt goes round, however narrow it is there. */
export function skirtedSkin({ labels, body }: Pick<Person, 'labels' | 'body'>, { laid }: Draped): Mask {
  const out = newMask(labels);
  const { hem = 0, legs = [0, 0] } = laid?.hang ?? {};
  if (hem <= SEAT || legs.some((covered) => covered > 0)) return out;
  const bones = [body.left.leg, body.right.leg];
  for (let i = 0; i < out.data.length; i++) {
    if (labels.data[i] !== SKIN) continue;
    const p = { x: i % labels.width, y: Math.floor(i / labels.width) };
    const { t } = torsoPlace(body, p);
    if (t < SEAT || t > hem - ABOVE_HEM) continue;
    const isLeg = bones.some((leg) => Math.abs(besideBone(leg, p).across) < LEG * body.unit);
    if (isLeg) out.data[i] = 1;
  }
  return out;
}
