import { areaOf, union, without } from '#images';
import type { Piece } from './scene.js';
import type { Shown } from '../quality/view.js';

/** What of each garment is seen in the end: later ones hide earlier ones. The pieces are on the person. */
export function shownOf(pieces: readonly Piece[]): Shown[] {
  return pieces.map(({ garment, laid, visible, front, arms }, i) => {
    const later = pieces.slice(i + 1).map((piece) => piece.visible!);
    return {
      garment,
      isMoved: laid!.isMoved === true,
      isSameShot: laid!.isSameShot === true,
      shown: areaOf(visible!) / Math.max(1, areaOf(laid!.alpha)),
      ...(laid!.laid && { laid: laid!.laid }),
      visible: later.reduce(without, visible!),
      front: [...later, ...(arms ? [arms] : [])].reduce(union, front!.mask),
    };
  });
}
