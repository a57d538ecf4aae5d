import { besideBone } from '../geometry/bone.js';
import { type Mask, newMask } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import { torsoPlace } from './body.js';
import { foldedForearms } from './folded-arms.js';
import type { Person } from './person.js';
import { boxAround, type Worn } from './warp/worn.js';

/** In shoulder widths: how far beside an arm's middle its skin is looked for, and how far above its root. */
const [BESIDE, ABOVE] = [0.24, 0.16];
/** So near to the body's middle skin is the neck's. */
const NECK = 0.3;
/** Of the arm: cuffs are loose, just above them skin may be seen inside. */
const CUFF = 0.06;

/**
 * Bare skin of shoulders and arms that the sleeves of the new garment hide, however narrow they are there. A forearm
 * that is folded up lies before them.
 */
export function sleevedSkin({ labels, body }: Pick<Person, 'labels' | 'body'>, { laid }: Worn): Mask {
  const out = newMask(labels);
  const skin = partIndex('skin');
  const folded = foldedForearms(body, labels, laid?.hang.sleeves);
  for (const [k, { arm }] of [body.left, body.right].entries()) {
    const end = ((laid?.hang.sleeves[k] ?? 0) - CUFF) * arm.total;
    if (end <= 0) continue;
    const box = boxAround(arm.points, BESIDE * body.unit);
    const [right, bottom] = [
      Math.min(labels.width, box.x + box.width),
      Math.min(labels.height, box.y + box.height),
    ];
    for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
        const i = y * labels.width + x;
        if (labels.data[i] !== skin || folded.data[i]! > 0) continue;
        const { side } = torsoPlace(body, { x, y });
        if (Math.abs(side) < NECK || side < 0 !== (k === 0)) continue;
        const { along, across } = besideBone(arm, { x, y });
        const isNear = Math.abs(across) < BESIDE * body.unit && along > -ABOVE * body.unit;
        if (isNear && along < end) out.data[i] = 1;
      }
    }
  }
  return out;
}
