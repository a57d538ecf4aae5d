import { areaOf, type Mask, union } from '#images';
import type { DraftStep } from '../quality/draft-steps.js';
import type { Piece } from './scene.js';

/** The draft after each of its garments, in the order in which they were put on: nothing that came later hides any of it. */
export function stepsOf(pieces: readonly Piece[]): DraftStep[] {
  let edited: Mask | undefined;
  return pieces.map((piece) => {
    const { garment, laid, visible, front, arms, image, edit } = piece;
    edited = edited === undefined ? edit! : union(edited, edit!);
    const shown = {
      garment,
      isMoved: laid!.isMoved === true,
      isSameShot: laid!.isSameShot === true,
      shown: areaOf(visible!) / Math.max(1, areaOf(laid!.alpha)),
      ...(laid!.laid && { laid: laid!.laid }),
      visible: visible!,
      front: arms === undefined ? front!.mask : union(front!.mask, arms),
    };
    return { image: image!, edit: edited, shown };
  });
}
