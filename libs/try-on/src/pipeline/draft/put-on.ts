import { type Mask, without } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';
import { type Blended, blend } from '../stages/blend.js';
import type { Garment, GarmentKind } from '../stages/garment.js';
import { frontOf } from '../stages/layers.js';
import type { Scene } from '../stages/scene.js';
import { shade } from '../stages/shade.js';
import { uncover, type Uncovered } from '../stages/uncover.js';
import { warp } from '../stages/warp/warp.js';
import type { FitKnobs } from '../fit/fit-knobs.js';
import type { Worn } from '../stages/warp/worn.js';
import type { Stopwatch } from './stopwatch.js';

/** One garment put onto the person. */
export type PutOn = Blended & { worn: Worn; uncovered: Uncovered; front: Mask };

export type PutOnOptions = { knobs: FitKnobs; realismLevel: number };

/** Bottoms first: tops fall over them, jackets over tops. */
export const LAYING_ORDER: readonly GarmentKind[] = ['bottom', 'dress', 'top', 'outer'];

export async function putOn(
  scene: Scene,
  garment: Garment,
  { knobs, realismLevel }: PutOnOptions,
  watch: Stopwatch,
  onInpainting: () => Promise<void>,
): Promise<PutOn> {
  const warped = watch.time('warp', () => warp(garment, scene, knobs));
  await onInpainting();
  const { front, uncovered } = watch.time('inpainting', () => {
    const inFront = frontOf(scene, garment.kind);
    const bared = uncover(scene, garment.kind, warped, inFront);
    return { front: { ...inFront, mask: without(inFront.mask, bared.stray) }, uncovered: bared };
  });
  return watch.time('blend', () => {
    const worn = shade(scene, warped, uncovered.old, realismLevel);
    return { ...blend(scene.image, uncovered, worn, front), worn, uncovered, front: front.mask };
  });
}

/** The scene with the garment on: what the next garment is laid over. */
export function sceneWearing(scene: Scene, { kind }: Garment, { image, visible, edit }: PutOn): Scene {
  const labels = { ...scene.labels, data: scene.labels.data.slice() };
  const part = partIndex(kind === 'bottom' ? 'lower' : kind === 'top' ? 'upper' : kind);
  for (let i = 0; i < labels.data.length; i++) {
    if (visible.data[i]! > 0.5) labels.data[i] = part;
    else if (edit.data[i]! > 0.5) labels.data[i] = partIndex('background');
  }
  return { ...scene, image, labels };
}
