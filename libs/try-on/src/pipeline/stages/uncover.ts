import { blurWithin, lumaOf } from '../images/filters.js';
import { fill } from '../images/fill.js';
import { type Box, copyImage, type Image, type Mask, maskOf, newMask, supportOf } from '../images/image.js';
import { dilate, erode } from '../images/morphology.js';
import { type Part, partIndex } from '../models/person-parser.js';
import { torsoPlace } from './body.js';
import type { GarmentKind } from './garment.js';
import type { Front } from './layers.js';
import { bareArms, bareLegs, type Limb } from './limbs.js';
import type { Scene } from './scene.js';
import type { Worn } from './warp/worn.js';

/** What a new garment takes the place of. */
const REPLACED: Record<GarmentKind, readonly Part[]> = {
  top: ['upper', 'outer'],
  outer: ['outer'],
  bottom: ['lower'],
  dress: ['upper', 'lower', 'dress', 'outer'],
};

export type Uncovered = {
  /** The photo with skin, background or the next garment where the old one showed. */
  image: Image;
  /** Where it was painted. */
  painted: Mask;
  /** The old garment, all of it. */
  old: Mask;
};

/** Takes the old garment away where the new one leaves it bare. */
export function uncover(scene: Scene, kind: GarmentKind, worn: Worn, front: Front): Uncovered {
  const { image, labels, body } = scene;
  const old = oldGarment(scene, kind);
  const rim = Math.max(1.5, body.unit * 0.014);
  const reach = dilate(old, rim);
  const painted = newMask(labels);
  const solid = erode(maskOf(labels, [partIndex('background')]), rim);
  for (let i = 0; i < painted.data.length; i++) {
    if (reach.data[i] === 0) continue;
    const label = labels.data[i]!;
    // Beside the old garment only background is touched: skin and hair there are the person's.
    if (old.data[i] === 0 && label !== 0) continue;
    painted.data[i] = (1 - worn.alpha.data[i]! ** 2) * (1 - front.head.data[i]!);
  }
  const out = copyImage(image);
  const where = supportOf(painted, 0, 0);
  if (where === undefined) return { image: out, painted, old };
  const arms = bareArms(body, labels);
  const legs = bareLegs(body, labels);
  const skin = paintSkin(scene, kind, arms, legs, where);
  const ground = fill(image, solid, where);
  const below = nextGarment(scene, kind, where);
  for (let i = 0; i < painted.data.length; i++) {
    const p = painted.data[i]!;
    if (p <= 0) continue;
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    const isNeck = t < 0.25 && t > -0.5 && Math.abs(side) < 0.42;
    const isTorso = t >= 0 && t < 1.15 && Math.abs(side) < 0.5;
    const onArm = kind === 'bottom' ? 0 : arms.coverage.data[i]!;
    const onLeg = kind === 'top' || kind === 'outer' ? 0 : legs.coverage.data[i]!;
    const bare = isNeck ? 1 : Math.max(onArm, onLeg);
    const isBody = old.data[i]! > 0.5 && t > 0.7 && t < 1.6 && Math.abs(side) < 0.62;
    const base = below && (isBody || (isTorso && bare < 0.5)) ? below : ground;
    for (let c = 0; c < 3; c++) {
      const at = i * 3 + c;
      const colour = skin.data[at]! * bare + base.data[at]! * (1 - bare);
      out.data[at] = Math.round(image.data[at]! * (1 - p) + colour * p);
    }
  }
  return { image: out, painted, old };
}

/** The old garment's pixels. Of a dress under a new top only what lies above the hips goes. */
export function oldGarment({ labels, body }: Scene, kind: GarmentKind): Mask {
  const old = maskOf(labels, REPLACED[kind].map(partIndex));
  const dress = partIndex('dress');
  const isHalf = kind === 'top' || kind === 'bottom';
  if (!isHalf) return old;
  for (let i = 0; i < old.data.length; i++) {
    if (labels.data[i] !== dress) continue;
    const { t } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (kind === 'top' ? t < 0.75 : t > 0.8) old.data[i] = 1;
  }
  return old;
}

/** Under a shortened top the trousers or skirt go on upwards; undefined where there are none. */
function nextGarment({ image, labels }: Scene, kind: GarmentKind, where: Box): Image | undefined {
  if (kind !== 'top' && kind !== 'outer') return undefined;
  const parts: Part[] = kind === 'top' ? ['lower', 'dress'] : ['upper', 'lower', 'dress'];
  const known = erode(maskOf(labels, parts.map(partIndex)), 2);
  const area = known.data.reduce((a, b) => a + b, 0);
  return area > 0.002 * known.data.length ? fill(image, known, where) : undefined;
}

/**
 * Skin continued from where it is bare, with the light of the cloth that lay on it and darker towards a limb's
 * edges.
 */
function paintSkin(scene: Scene, kind: GarmentKind, arms: Limb, legs: Limb, where: Box): Image {
  const { image, labels, body } = scene;
  const known = erode(maskOf(labels, [partIndex('skin')]), Math.max(1, body.unit * 0.012));
  const skin = fill(image, tonesOf(scene, known), where);
  const [light, wide] = blurWithin(lumaOf(image), where, body.unit * 0.05, body.unit * 0.25);
  for (let row = where.y; row < where.y + where.height; row++) {
    const start = row * labels.width + where.x;
    for (let i = start; i < start + where.width; i++) {
      if (known.data[i]! > 0.5) continue;
      const limb = arms.coverage.data[i]! > legs.coverage.data[i]! || kind === 'top' ? arms : legs;
      const turned = limb.coverage.data[i]! > 0 ? limb.turned.data[i]! : 0;
      const folds = Math.min(1.12, Math.max(0.85, light.data[i]! / Math.max(0.02, wide.data[i]!)));
      const shade = (1 - 0.3 * turned ** 2.5) * folds;
      for (let c = 0; c < 3; c++)
        skin.data[i * 3 + c] = Math.min(255, Math.round(skin.data[i * 3 + c]! * shade));
    }
  }
  return skin;
}

/** Skin of the middling brightness: shadows under the chin and highlights are not continued. */
function tonesOf({ image, labels }: Scene, known: Mask): Mask {
  const luma = lumaOf(image);
  const counts = new Uint32Array(256);
  let total = 0;
  for (let i = 0; i < known.data.length; i++) {
    if (known.data[i]! <= 0.5) continue;
    counts[Math.round(luma.data[i]! * 255)]! += 1;
    total++;
  }
  const quantile = (share: number) => {
    let seen = 0;
    return counts.findIndex((count) => (seen += count) >= share * total) / 255;
  };
  const [low, high] = [quantile(0.2), quantile(0.95)];
  const out = newMask(labels);
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = known.data[i]! > 0.5 && luma.data[i]! >= low && luma.data[i]! <= high ? 1 : 0;
  }
  return out;
}
