import {
  areaOf,
  blur,
  type Image,
  intersection,
  type Labels,
  type Mask,
  newImage,
  newMask,
  without,
} from '#images';
import { partIndex, partsTable } from '#person-parse';
import { deltaE2000, labOf, medianColour } from '../images/colour.js';
import { components, open } from '../images/morphology.js';
import { sampleColour } from '../images/sample.js';
import { type Move, movedBack } from './same-pose.js';

/** Levels of a channel, 0–255: two codings of one photo differ by less once they are blurred by `SMOOTH` pixels. */
const [CHANGED, SMOOTH] = [14, 1.2];
/** Narrower than twice this many pixels are edges that two codings draw differently. */
const EDGE = 1.5;
/** Of hair and skin: where more of it has changed the person has moved, and the photos are of two shots. */
const MOVED = 0.12;
/** A change beside the garment that is larger than this share of its own, and of another colour, is another garment's. */
const LARGE = 0.5;
/** ΔE2000 of the middle colours of one garment's parts. */
const ONE_COLOUR = 13;

const IS_BODY = partsTable(['hair', 'skin']);
const GROUND = partIndex('background');

/**
 * Where a shop's photo of another colour differs from the person's photo of the same shot: that is the garment, whatever
 * the parser takes its parts for, and whatever lies before it lies before it in the shop's photo too.
 * @param shop the shop's photo as large as the person's, and moved onto it
 * @param region the garment as the parser sees it, 0–1
 * @returns 0 or 1; undefined where the person has moved in between
 */
export function changedGarment(
  shop: Image,
  { image, labels }: { image: Image; labels: Labels },
  region: Mask,
): Mask | undefined {
  const changed = open(changesOf(shop, image), EDGE);
  if (hasMoved(changed, labels)) return undefined;
  const own = intersection(changed, region);
  const beside = without(changed, region);
  const { labels: numbers, parts } = components(beside);
  const colour = medianColour(shop, own);
  const ground = new Uint32Array(256);
  for (let i = 0; i < beside.data.length; i++) if (labels.data[i] === GROUND) ground[numbers.data[i]!]!++;
  const large = LARGE * areaOf(own);
  const isOthers = new Uint8Array(256);
  for (const { label, area } of parts) {
    const isGround = ground[label]! > area / 2;
    isOthers[label] = Number(
      isGround || (area > large && !isAlike(medianColour(shop, pieceOf(numbers, label)), colour)),
    );
  }
  for (let i = 0; i < changed.data.length; i++) if (isOthers[numbers.data[i]!] === 1) changed.data[i] = 0;
  return changed;
}

function pieceOf(numbers: Labels, label: number): Mask {
  return { ...numbers, data: Float32Array.from(numbers.data, (number) => Number(number === label)) };
}

type Rgb = ReturnType<typeof medianColour>;

/** Where nothing of the garment has changed, the parser took another for it: any colour is right. */
const isAlike = (a: Rgb, b: Rgb): boolean =>
  a === undefined || b === undefined || deltaE2000(labOf(...a), labOf(...b)) < ONE_COLOUR;

function changesOf(a: Image, b: Image): Mask {
  const out = newMask(a);
  const difference = newMask(a);
  for (let c = 0; c < 3; c++) {
    for (let i = 0, at = c; i < difference.data.length; i++, at += 3)
      difference.data[i] = a.data[at]! - b.data[at]!;
    const smooth = blur(difference, SMOOTH);
    for (let i = 0; i < out.data.length; i++) if (Math.abs(smooth.data[i]!) > CHANGED) out.data[i] = 1;
  }
  return out;
}

function hasMoved(changed: Mask, { data }: Labels): boolean {
  let [moved, all] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    if (!IS_BODY[data[i]!]) continue;
    all++;
    if (changed.data[i]! > 0.5) moved++;
  }
  return moved > MOVED * all;
}

/** A photo moved to where another shows the same, `like` pixels large; beyond its frame it is `like`. */
export function movedImage(image: Image, move: Move, like: Image): Image {
  const out = newImage(like);
  const colour = [0, 0, 0];
  for (let y = 0, i = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++, i += 3) {
      const p = movedBack(move, { x, y });
      const isInside = p.x >= 0 && p.y >= 0 && p.x <= image.width - 1 && p.y <= image.height - 1;
      if (isInside) sampleColour(image, p.x, p.y, colour);
      for (let c = 0; c < 3; c++) out.data[i + c] = isInside ? Math.round(colour[c]!) : like.data[i + c]!;
    }
  }
  return out;
}
