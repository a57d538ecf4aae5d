import {
  areaOf,
  type Box,
  cropImage,
  type Image,
  type Mask,
  newMask,
  partOf,
  putPart,
  type Size,
  supportOf,
} from '#images';
import { medianOf } from '../../geometry/median.js';
import { dilate, erode, keepComponents } from '../../images/morphology.js';
import { distanceToGround, groundOf, labPlanes } from './border-model.js';
import { edgeAlpha } from './edge-alpha.js';
import { openGaps, type Sight } from './enclosed-ground.js';
import { flooded, type GroundMap, shadesOf } from './flood.js';

/** ΔE that is still ground, in units of its spread and at least: narrow for white on white, wider for a noisy ground. */
const LIMITS = [
  { spreads: 3, least: 0.9 },
  { spreads: 4, least: 1.8 },
] as const;
/** Of the garment's contrast: rings that JPEG leaves beside its edges have no more. */
const RINGS = 0.06;
/** Every so many pixels tell the contrast. */
const EVERY = 7;
/** Parts of less than this share of the largest are a label or dust. */
const SPECK = 0.12;
/** Of what the network takes for the garment: so much of it may be ground after all, and so much ground garment. */
const LEAK = 0.03;
const MORE = 0.3;
/** At edges the network is less sure than this, and is not asked. */
const SURE = 0.9;
/** The network sees nothing where it is no surer than this. */
const UNSEEN = 0.05;
/** Of the garment's longer side: half the width up to which it may overlook a strap. */
const STRAP = 0.03;
/** Pixels around the garment that are looked at with it. */
const MARGIN = 8;

/**
 * The garment of a photo whose ground is flat: a model of the border's colour, flooded from the border, without soft
 * shadows and enclosed gaps. Works at the photo's own pixels, so that straps and cuffs are kept. Undefined where the
 * ground is not flat, or where the network's answer says that the flood ran into the garment (white on white) or stopped
 * at something else (a frame within the photo).
 * @param coverage 0–1, of the size of `image`
 */
export function cutFromGround(image: Image, coverage: Mask): Mask | undefined {
  const seen = seenGround(image);
  return seen && cutFromSeenGround(image, seen, coverage);
}

/** What a photo shows of a flat ground, before anything is known of the garment on it. */
export type SeenGround = Omit<Sight, 'coverage'> & {
  /** ΔE by which the ground differs from its model. */
  spread: number;
};

/** The first half of `cutFromGround`, which needs no network; undefined where the ground is not flat. */
export function seenGround(image: Image): SeenGround | undefined {
  const ground = groundOf(image);
  if (ground === undefined) return undefined;
  const lab = labPlanes(image);
  for (const plane of lab.planes) smooth(plane, image.width);
  return {
    lightness: lab.planes[0],
    shades: shadesOf(lab, ground),
    distance: distanceToGround(lab, ground),
    spread: ground.spread,
  };
}

/** The second half of `cutFromGround`, with what the first one has seen of the same photo. */
export function cutFromSeenGround(image: Image, seen: SeenGround, coverage: Mask): Mask | undefined {
  const sight: Sight = { ...seen, coverage: coverage.data };
  const rings = RINGS * contrastOf(sight);
  for (const { spreads, least } of LIMITS) {
    const limit = Math.max(least, rings, spreads * seen.spread);
    const mask = cutWithin(image, sight, limit, areaOf(coverage));
    if (mask !== undefined) return mask;
  }
  return undefined;
}

/** Median ΔE to the ground of what is surely the garment. */
function contrastOf({ distance, coverage }: Sight): number {
  const sure: number[] = [];
  for (let i = 0; i < distance.length; i += EVERY) if (coverage[i]! > SURE) sure.push(distance[i]!);
  return sure.length === 0 ? 0 : medianOf(sure);
}

/** With what is nearer than `limit` (ΔE) taken for ground; undefined where the network, of `area` pixels, disagrees. */
function cutWithin(image: Image, sight: Sight, limit: number, area: number): Mask | undefined {
  const { distance, coverage } = sight;
  const free = flooded(image, (i) => distance[i]! < limit);
  let lost = 0;
  for (let i = 0; i < coverage.length; i++) if (free.data[i] === 1 && coverage[i]! > SURE) lost++;
  if (lost > LEAK * area) return undefined;
  // A white stripe that reaches the edge is open to a white ground: the network holds it.
  const map = lost === 0 ? free : flooded(image, (i) => distance[i]! < limit && coverage[i]! < SURE);
  const box = supportOf(garmentOf(map), 0.5, MARGIN);
  if (box === undefined) return undefined;
  const mask = cutInBox(cropImage(image, box), cropMap(map, box), cropSight(sight, image, box), limit, area);
  return mask && putPart(newMask(image), mask, box);
}

function cutInBox(image: Image, map: GroundMap, sight: Sight, limit: number, area: number): Mask | undefined {
  openGaps(map, sight, limit);
  keepLargest(map);
  let more = 0;
  for (let i = 0; i < map.data.length; i++) if (map.data[i] === 0 && sight.coverage[i]! < 1 - SURE) more++;
  if (more > MORE * area) return undefined;
  dropUnseen(map, sight.coverage, Math.round(STRAP * Math.max(map.width, map.height)));
  keepLargest(map);
  return edgeAlpha(image, map, sight.distance);
}

function keepLargest(map: GroundMap): void {
  const kept = keepComponents(garmentOf(map), (part, largest) => part.area > SPECK * largest.area);
  for (let i = 0; i < kept.data.length; i++) map.data[i] = kept.data[i] === 1 ? 0 : 1;
}

/** Takes off what is no strap, being too wide, and yet not seen by the network at all: a crease, a tag, a prop. */
function dropUnseen(map: GroundMap, coverage: Float32Array, strap: number): void {
  const unseen = newMask(map);
  for (let i = 0; i < coverage.length; i++) {
    unseen.data[i] = map.data[i] === 0 && coverage[i]! < UNSEEN ? 1 : 0;
  }
  const wide = dilate(erode(unseen, strap), 2 * strap);
  for (let i = 0; i < coverage.length; i++) if (wide.data[i] === 1 && unseen.data[i] === 1) map.data[i] = 1;
}

function garmentOf(map: GroundMap): Mask {
  const garment = newMask(map);
  for (let i = 0; i < garment.data.length; i++) garment.data[i] = 1 - map.data[i]!;
  return garment;
}

const cropPlane = (data: Float32Array, size: Size, box: Box): Float32Array =>
  partOf({ width: size.width, height: size.height, data }, box).data;

function cropSight({ lightness, shades, distance, coverage }: Sight, size: Size, box: Box): Sight {
  return {
    lightness: cropPlane(lightness, size, box),
    shades: cropMap({ ...size, data: shades }, box).data,
    distance: cropPlane(distance, size, box),
    coverage: cropPlane(coverage, size, box),
  };
}

function cropMap({ width, data }: GroundMap, box: Box): GroundMap {
  const out = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (y + box.y) * width + box.x;
    out.set(data.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data: out };
}

/** A plane with the binomial 1-2-1 in both directions, in its own memory: the noise of single pixels is no edge. */
function smooth(plane: Float32Array, width: number): void {
  const rows = new Float32Array(plane.length);
  for (let row = 0; row < plane.length; row += width) {
    const last = row + width - 1;
    for (let i = row; i <= last; i++) {
      rows[i] = 0.25 * plane[i > row ? i - 1 : i]! + 0.5 * plane[i]! + 0.25 * plane[i < last ? i + 1 : i]!;
    }
  }
  for (let i = 0; i < plane.length; i++) {
    const above = i >= width ? i - width : i;
    const below = i + width < plane.length ? i + width : i;
    plane[i] = 0.25 * rows[above]! + 0.5 * rows[i]! + 0.25 * rows[below]!;
  }
}
