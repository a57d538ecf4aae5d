import { fill } from '../images/fill.js';
import { blurWithin, lumaOf } from '../images/filters.js';
import type { Box, Image } from '../images/image.js';
import type { GarmentKind } from './garment.js';
import type { Limb } from './limbs.js';
import type { Scene } from './scene.js';
import type { SkinTone } from './skin-tone.js';

/** How much of the colour of the nearest bare skin is taken, the rest being the person's middle tone. */
const NEARBY = 0.6;
const [DEEPEST, BRIGHTEST] = [0.88, 1.08];
const ROUNDNESS = 0.26;

/**
 * Skin of the person's own tone all over `where`, with the light of the cloth that lay on it, and darker towards a
 * limb's edges.
 */
export function paintSkin(
  { image, labels, body }: Scene,
  { rgb, like }: SkinTone,
  { kind, arms, legs, where }: { kind: GarmentKind; arms: Limb; legs: Limb; where: Box },
): Image {
  const skin = fill(image, like, where);
  const [light, wide] = blurWithin(lumaOf(image), where, body.unit * 0.05, body.unit * 0.25);
  for (let row = where.y; row < where.y + where.height; row++) {
    const start = row * labels.width + where.x;
    for (let i = start; i < start + where.width; i++) {
      if (like.data[i]! > 0.5) continue;
      const limb = arms.coverage.data[i]! > legs.coverage.data[i]! || kind === 'top' ? arms : legs;
      const turned = limb.coverage.data[i]! > 0 ? limb.turned.data[i]! : 0;
      const folds = Math.min(BRIGHTEST, Math.max(DEEPEST, light.data[i]! / Math.max(0.02, wide.data[i]!)));
      const shade = (1 - ROUNDNESS * turned ** 3) * folds;
      for (let c = 0; c < 3; c++) {
        const at = i * 3 + c;
        const tone = skin.data[at]! * NEARBY + rgb[c]! * (1 - NEARBY);
        skin.data[at] = Math.min(255, Math.round(tone * shade));
      }
    }
  }
  return skin;
}

/** Coverage of neck, shoulders and chest at a place of the torso, where a neckline or straps leave them bare. */
export function bareTrunk(t: number, side: number): number {
  const out = Math.abs(side);
  if (t > 0.62 || out > 0.56) return 0;
  const top = out < 0.2 ? -0.5 : -0.15 + (0.09 * (out - 0.2)) / 0.36;
  return Math.min(1, Math.max(0, (t - top) / 0.015));
}
