import { areaOf, boxOf, type Labels, type Mask, maskOf } from '../../images/image.js';
import { sampleMask } from '../../images/sample.js';
import { type Part, partIndex } from '../../models/person-parser.js';
import type { Garment, GarmentKind } from '../garment.js';
import { lay, nothingWorn, type Worn } from './worn.js';

/** Outlines that agree as far as this (IoU) belong to one pose. */
const SAME_OUTLINE = 0.9;
const MOST_STRETCH = 1.2;

const WORN_AS: Record<GarmentKind, readonly Part[]> = {
  top: ['upper'],
  outer: ['outer'],
  bottom: ['lower'],
  dress: ['dress'],
};

/**
 * A garment that was photographed on a body in the person's own pose, told by its outline on that of the clothes it
 * replaces, is laid on as it is: bending it would only take its folds from where they belong. Otherwise undefined.
 */
export function layAsWorn(garment: Garment, labels: Labels): Worn | undefined {
  const old = maskOf(labels, WORN_AS[garment.kind].map(partIndex));
  const [to, from] = [boxOf(old), boxOf(garment.mask)];
  if (to === undefined || from === undefined) return undefined;
  const [sx, sy] = [from.width / to.width, from.height / to.height];
  if (Math.max(sx / sy, sy / sx) > MOST_STRETCH) return undefined;
  const map = (x: number, y: number) => ({
    x: from.x + (x - to.x + 0.5) * sx - 0.5,
    y: from.y + (y - to.y + 0.5) * sy - 0.5,
  });
  if (outlineAgreement(old, garment.mask, map) < SAME_OUTLINE) return undefined;
  const worn = { ...nothingWorn(labels), hasFolds: true };
  lay(worn, garment, garment.mask, to, (x, y) => ({ at: map(x, y), alpha: 1, turned: 0 }));
  return worn;
}

function outlineAgreement(
  old: Mask,
  cloth: Mask,
  map: (x: number, y: number) => { x: number; y: number },
): number {
  const box = boxOf(old)!;
  let [both, covered] = [0, 0];
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const at = map(x, y);
      if (sampleMask(cloth, at.x, at.y) <= 0.5) continue;
      covered++;
      if (old.data[y * old.width + x]! > 0.5) both++;
    }
  }
  return both / Math.max(1, areaOf(old) + covered - both);
}
