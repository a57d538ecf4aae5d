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
  /** The band's start is round, as a shoulder is, and reaches before the start; else it goes on straight by a hundredth. */
  isRound?: boolean;
  /** The cloth is the other side's: it is turned over. */
  isFlipped?: boolean;
};

/** Half-widths of the start that a round end reaches before it. */
const ROUND_BEFORE = 0.75;

/** Lays a sleeve or a trouser leg along its bones: places keep their share of length and width. */
export function layStrip(
  worn: Worn,
  garment: CutGarment,
  { from, to, part, isRound = false, isFlipped = false }: StripFit,
): void {
  const widest = Math.max(...to.left, ...to.right);
  const root = Math.max(reachAt(to.left, 0), reachAt(to.right, 0));
  const before = isRound ? ROUND_BEFORE * root : 0.01 * to.bone.total;
  const after = 0.03 * to.bone.total;
  lay(worn, garment, part, boxAround(to.bone.points, widest * 1.5 + before), (x, y) => {
    const place = besideBone(to.bone, { x, y });
    if (place.along < -before || place.along > to.bone.total + after) return undefined;
    const share = place.along / to.bone.total;
    const side = place.across >= 0 ? 'left' : 'right';
    const width = reachAt(to[side], share);
    const across = Math.abs(place.across) / Math.max(width, 1);
    if (across > 1.25) return undefined;
    // A round start takes the cloth from its whole length: its first rows lie over the shoulder.
    const along = isRound ? (place.along + before) / (to.bone.total + before) : share;
    const own = (side === 'left') === isFlipped ? 'right' : 'left';
    return {
      at: pointBeside(from.bone, {
        along: along * from.bone.total,
        across: reachAt(from[own], along) * across * (own === 'left' ? 1 : -1),
      }),
      alpha: isRound ? roundStart(place.along + before, place.across, root) : 1,
      turned: Math.min(1, across),
    };
  });
}

/** Coverage inside a half disc of `radius` at the start, all beyond it. */
function roundStart(along: number, across: number, radius: number): number {
  if (along >= radius) return 1;
  const off = Math.hypot(radius - along, across);
  return Math.min(1, Math.max(0, radius + 0.5 - off));
}
