import type { Mask } from '#images';
import { Dice } from '../../drawn-garments/dice.js';
import { divideByLandmarks, SIDES, sleeveOf } from '../fit/landmark-parts.js';
import { divideBySkeleton, SLEEVES } from '../fit/skeleton-parts.js';
import { LANDMARKS } from '../models/landmarks.js';
import { JOINTS, type Keypoints } from '../models/pose-estimator.js';
import { bodyOf } from '../person/body.js';
import { centreLimbs } from '../person/centre-limbs.js';
import type { Garment, LyingGarment, WornGarment } from '../garment/garment.js';

/** Failures of networks as they happen, made on purpose. */
export const RECIPES = ['as made', 'noisy places', 'sleeve lost', 'top lost', 'hem lost'] as const;
type Recipe = (typeof RECIPES)[number];

/** Of the garment's height, or of the model's shoulders: the standard deviation of a place. */
const NOISE = 0.06;
const JOINT_NOISE = 0.18;
/** Of the height: the cloth that is lost at the top, at the hem. */
const [TOP_LOST, HEM_LOST] = [0.2, 0.3];

/**
 * A garment as a network that errs would give it; undefined where it has none of what is to be lost.
 * @param seed the same seed errs the same way
 */
export function degraded(garment: Garment, recipe: Recipe, seed: number): Garment | undefined {
  const throws = new Dice(seed);
  const dice = () => throws.next();
  if (recipe === 'as made') return garment;
  if (recipe === 'noisy places') {
    return garment.model === undefined ? withNoisyLandmarks(garment, dice) : withNoisyJoints(garment, dice);
  }
  if (recipe === 'sleeve lost') return withoutSleeves(garment, dice);
  return withoutRows(garment, recipe);
}

function withNoisyLandmarks(garment: LyingGarment, dice: () => number): LyingGarment {
  const sigma = NOISE * garment.mask.height;
  const points = { ...garment.landmarks.points };
  for (const name of LANDMARKS) {
    const { x, y, visible } = points[name];
    points[name] = { x: x + sigma * gauss(dice), y: y + sigma * gauss(dice), visible };
  }
  return { ...garment, landmarks: { ...garment.landmarks, points } };
}

function withNoisyJoints(garment: WornGarment, dice: () => number): WornGarment {
  const { model } = garment;
  const sigma = JOINT_NOISE * model.body.unit;
  const keypoints = Object.fromEntries(
    JOINTS.map((joint) => {
      const { x, y, score } = model.keypoints[joint];
      return [joint, { x: x + sigma * gauss(dice), y: y + sigma * gauss(dice), score }];
    }),
  ) as Keypoints;
  const body = centreLimbs(bodyOf(keypoints, garment.image), model.labels);
  return { ...garment, model: { ...model, keypoints, body } };
}

/** One or both. */
function withoutSleeves(garment: Garment, dice: () => number): Garment | undefined {
  if (garment.cut !== 'upper') return undefined;
  const lost = dice() < 0.5 ? SIDES : [SIDES[dice() < 0.5 ? 0 : 1]];
  const divided =
    garment.model === undefined
      ? divideByLandmarks(garment.image, garment.mask, garment.landmarks)
      : divideBySkeleton(garment.image, garment.mask, garment.model, garment.cut);
  const parts: number[] = lost.map((side) => SLEEVES[SIDES.indexOf(side)]!);
  const { data } = divided.meshed.parts;
  if (!data.some((part) => parts.includes(part))) return undefined;
  const mask = { ...garment.mask, data: garment.mask.data.map((v, i) => (parts.includes(data[i]!) ? 0 : v)) };
  if (garment.model !== undefined) return { ...garment, mask, asSeen: { ...garment.asSeen, mask } };
  if (lost.every((side) => sleeveOf(garment.landmarks, side) === undefined)) return undefined;
  const points = { ...garment.landmarks.points };
  for (const side of lost) {
    for (const name of ['cuff_outer', 'cuff_inner', 'elbow'] as const) {
      points[`${name}_${side}`] = { ...points[`${name}_${side}`], visible: 0.1 + 0.3 * dice() };
    }
  }
  return { ...garment, ...maskedAs(garment, mask), landmarks: { ...garment.landmarks, points } };
}

/** Another mask, for what its photo shows as well. */
function maskedAs({ asSeen }: LyingGarment, mask: Mask): Pick<LyingGarment, 'mask' | 'asSeen'> {
  return asSeen === undefined ? { mask } : { mask, asSeen: { ...asSeen, mask } };
}

/** As a cut-out that ends too early. */
function withoutRows(garment: Garment, recipe: 'top lost' | 'hem lost'): Garment {
  const { height, width } = garment.mask;
  const rows = garment.mask.data.findIndex((v) => v > 0.5) / width;
  const last = garment.mask.data.findLastIndex((v) => v > 0.5) / width;
  const [from, to] =
    recipe === 'top lost' ? [rows + TOP_LOST * (last - rows), height] : [0, last - HEM_LOST * (last - rows)];
  const data = garment.mask.data.map((v, i) => (i / width < from || i / width > to ? 0 : v));
  const mask = { ...garment.mask, data };
  if (garment.model !== undefined) return { ...garment, mask, asSeen: { ...garment.asSeen, mask } };
  const points = { ...garment.landmarks.points };
  for (const name of LANDMARKS)
    points[name] = { ...points[name], y: Math.min(to, Math.max(from, points[name].y)) };
  return { ...garment, ...maskedAs(garment, mask), landmarks: { ...garment.landmarks, points } };
}

function gauss(dice: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}
