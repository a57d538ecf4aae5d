import { besideBone, pointBeside } from '../../geometry/bone.js';
import { reachAt, type Strip } from '../../geometry/strip.js';
import type { Mask } from '../../images/image.js';
import type { CutGarment } from '../garment.js';
import { boxAround, lay, type Worn } from './worn.js';

export type StripFit = {
  /** The cloth in the cut-out, and the band of the person that it goes on. */
  from: Strip;
  to: Strip;
  /** The piece of the garment that is meant. */
  part: Mask;
  /** Share of the band's length in which the cloth fades in, so that it joins what lies under its start. */
  fade: number;
  /** Goes on before the start by this share: cloth under the joint. */
  before: number;
};

/** Lays a sleeve or a trouser leg along its bones: places keep their share of length and width. */
export function layStrip(worn: Worn, garment: CutGarment, { from, to, part, fade, before }: StripFit): void {
  const widest = Math.max(...to.left, ...to.right);
  const reach = { before: before * to.bone.total, after: 0.03 * to.bone.total };
  lay(worn, garment, part, boxAround(to.bone.points, widest * 1.5 + reach.before), (x, y) => {
    const place = besideBone(to.bone, { x, y });
    if (place.along < -reach.before || place.along > to.bone.total + reach.after) return undefined;
    const along = place.along / to.bone.total;
    const side = place.across >= 0 ? 'left' : 'right';
    const width = reachAt(to[side], along);
    const across = Math.abs(place.across) / Math.max(width, 1);
    if (across > 1.25) return undefined;
    const cloth = reachAt(from[side], along) * across * (side === 'left' ? 1 : -1);
    return {
      at: pointBeside(from.bone, { along: along * from.bone.total, across: cloth }),
      alpha: fade > 0 ? Math.min(1, Math.max(0, (along + before) / fade)) : 1,
      turned: across,
    };
  });
}
