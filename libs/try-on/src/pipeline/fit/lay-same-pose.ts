import { blur, type Image, type Mask, newMask, union } from '#images';
import { dilate } from '../images/morphology.js';
import { sampleColour, sampleMask } from '../images/sample.js';
import type { CutGarment, Model } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { lay, nothingDraped, type Draped } from './draped.js';
import { matchPose, type Move, movedBack, refineMove } from './same-pose.js';
import { changedGarment, movedImage } from './same-shot.js';

/** Joints as near as this (median, shoulder widths) and silhouettes that agree so far are one pose. */
const [NEAR, ALIKE] = [0.04, 0.9];
/** With silhouettes as alike as this the joints may be told a little less alike. */
const [NEARLY, VERY_ALIKE] = [0.07, 0.95];
/** Median difference of a channel, 0–255, around the garment of two photos of one shot. */
const SAME_SHOT = 10;

/**
 * A garment worn in the person's own pose is moved onto them without a warp: bending it would take its folds from
 * where they belong. Of one shot in another colour the rim around the garment is taken along, so that no old edge
 * shows. Undefined when the poses differ.
 * @param garment whole; of one shot its photo (`model.image`) is taken as it is
 * @param old the garment that is replaced, in the person
 */
export function laySamePose(
  garment: CutGarment,
  model: Model,
  person: Person,
  old: Mask,
): Draped | undefined {
  const match = matchPose(model.keypoints, person.keypoints, person.body.unit);
  if (match === undefined || match.off > NEARLY) return undefined;
  const { move: near, agreement } = refineMove(
    match.move,
    model.silhouette,
    person.silhouette,
    person.body.unit,
  );
  const isSame = (match.off < NEAR && agreement > ALIKE) || (match.off < NEARLY && agreement > VERY_ALIKE);
  if (!isSame) return undefined;
  const move = framedAlike(model.image, near, person, old);
  const whole = { x: 0, y: 0, width: person.labels.width, height: person.labels.height };
  const at = (x: number, y: number) => movedBack(move, { x, y });
  const cover = movedMask(garment.mask, move, person.labels);
  const everywhere = newMask(garment.mask, 1);
  const region = union(cover, old);
  const isSameShot = isOneShot(model.image, move, person, region);
  const changed = isSameShot
    ? changedGarment(movedImage(model.image, move, person.image), person, region)
    : undefined;
  const draped: Draped = { ...nothingDraped(person.labels), hasFolds: true, isMoved: true, isSameShot };
  const taken = isSameShot ? withRim(changed ? union(region, changed) : region, person.body.unit) : cover;
  const image = isSameShot ? model.image : garment.image;
  lay(draped, { image, mask: everywhere }, everywhere, whole, (x, y) => {
    const alpha = taken.data[y * taken.width + x]!;
    return alpha <= 0 ? undefined : { at: at(x, y), alpha, turned: 0 };
  });
  return { ...draped, ...(changed && { changed: withRim(changed, person.body.unit) }) };
}

function movedMask(mask: Mask, move: Move, size: { width: number; height: number }): Mask {
  const out = newMask(size);
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      const p = movedBack(move, { x, y });
      out.data[y * out.width + x] = sampleMask(mask, p.x, p.y);
    }
  }
  return out;
}

/** Photos of one shot have one frame more often than not: then the move is that of the frames, to the pixel. */
function framedAlike(image: Image, move: Move, { image: photo, body }: Person, old: Mask): Move {
  const frame = { scale: photo.width / image.width, x: 0, y: 0 };
  const isNear =
    Math.abs(frame.scale * image.height - photo.height) < 2 &&
    Math.abs(frame.scale / move.scale - 1) < 0.03 &&
    Math.hypot(move.x, move.y) < 0.15 * body.unit + 0.03 * photo.height;
  if (!isNear) return move;
  const differ = (by: Move) => differenceAround(image, by, photo, old, body.unit) ?? Infinity;
  return differ(frame) <= differ(move) ? frame : move;
}

/** Whether the two photos are alike around the garment. */
function isOneShot(image: Image, move: Move, { image: photo, body }: Person, region: Mask): boolean {
  return (differenceAround(image, move, photo, region, body.unit) ?? Infinity) <= SAME_SHOT;
}

/** Garment and rim, softly edged. */
function withRim(region: Mask, unit: number): Mask {
  const rim = RIM * unit;
  return blur(dilate(region, Math.max(2, rim)), Math.max(1, rim / 2.5));
}

/** Rim around a garment that is taken along, and width of what is compared around it, in shoulder widths. */
const [RIM, RING] = [0.03, 0.12];

/** Median difference of a channel in a ring around `region`; undefined where the photos share nothing of it. */
function differenceAround(
  image: Image,
  move: Move,
  photo: Image,
  region: Mask,
  unit: number,
): number | undefined {
  const rim = Math.max(2, RIM * unit);
  const inner = dilate(region, rim);
  const outer = dilate(region, rim + RING * unit);
  const counts = new Uint32Array(256);
  let total = 0;
  const colour = [0, 0, 0];
  for (let y = 0; y < outer.height; y += 2) {
    for (let x = 0; x < outer.width; x += 2) {
      const i = y * outer.width + x;
      if (outer.data[i]! <= 0.5 || inner.data[i]! > 0.5) continue;
      const p = movedBack(move, { x, y });
      if (p.x < 0 || p.y < 0 || p.x > image.width - 1 || p.y > image.height - 1) continue;
      sampleColour(image, p.x, p.y, colour);
      for (let c = 0; c < 3; c++) {
        counts[Math.min(255, Math.round(Math.abs(colour[c]! - photo.data[i * 3 + c]!)))]! += 1;
      }
      total += 3;
    }
  }
  let seen = 0;
  return total === 0 ? undefined : counts.findIndex((count) => (seen += count) * 2 >= total);
}
