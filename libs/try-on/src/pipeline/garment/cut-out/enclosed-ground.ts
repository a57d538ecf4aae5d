import { type Mask, newMask } from '#images';
import { components, erode } from '../../images/morphology.js';
import { addShadows, type GroundMap, isSmooth } from './flood.js';

/** Pixels: smaller spots are a thread or noise. */
const LEAST_AREA = 40;
/** Pixels: a gap is wider than twice this somewhere. */
const LEAST_RADIUS = 1;
/** What the network may think of a gap that shows the ground: it answers in pixels larger than the gap. */
const LIKELY_CLOTH = 0.8;
/** Of a print or a stripe the network is surer than this. */
const SURELY_CLOTH = 0.96;
/** The most that the network may see of a garment where a shadow is looked for, if the garment could be one itself. */
const DOUBT = 0.5;
/** A garment of which less than this has a shadow's colours is none. */
const SELDOM = 0.04;
/** Pixels from a gap to the cloth beside it. */
const STEP = 3;
/** The cloth beside a gap is so many limits from the ground: a gap has an edge, shining white cloth fades into it. */
const EDGE = 2.5;
/** Share of the limit: cloth of the ground's colour is seldom so close to it. */
const VERY_CLOSE = 0.4;

/** What is known of a photo with a flat ground. */
export type Sight = {
  /** CIELAB's of each pixel. */
  lightness: Float32Array;
  /** 1 where a pixel could be a shadow on the ground (`shadesOf`). */
  shades: Uint8Array;
  /** ΔE to the ground. */
  distance: Float32Array;
  /** The network's answer, 0–1. */
  coverage: Float32Array;
};

/**
 * Opens the gaps that the garment encloses (under a strap, between a sleeve and the hem): what has the colour of the
 * ground or of a shadow on it, though the flood does not reach it, unless the network takes it for cloth. A white print
 * on a dark shirt stays.
 * @param limit ΔE up to which a pixel is ground
 */
export function openGaps(map: GroundMap, sight: Sight, limit: number): void {
  const { lightness, shades, distance, coverage } = sight;
  const alike = newMask(map);
  for (let i = 0; i < distance.length; i++) {
    alike.data[i] = map.data[i] === 0 && distance[i]! < limit ? 1 : 0;
  }
  openParts(map, alike, sight, limit);
  const doubt = likenessToShade(shades, coverage) < SELDOM ? SURELY_CLOTH : DOUBT;
  for (let i = 0; i < distance.length; i++) {
    const isLikely = map.data[i] === 0 && shades[i] === 1 && coverage[i]! < doubt;
    alike.data[i] = isLikely && isSmooth(lightness, map.width, i) ? 1 : 0;
  }
  openParts(map, alike, sight, limit);
  addShadows(map, lightness, shades, (i) => coverage[i]! < doubt);
}

/** Share of what the network takes for the garment that could be a shadow on the ground: white and grey cloth could. */
function likenessToShade(shades: Uint8Array, coverage: Float32Array): number {
  let [seen, alike] = [0, 0];
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i]! < SURELY_CLOTH) continue;
    seen++;
    if (shades[i] === 1) alike++;
  }
  return seen === 0 ? 1 : alike / seen;
}

function openParts(map: GroundMap, alike: Mask, { distance, coverage }: Sight, limit: number): void {
  const { labels, parts } = components(alike);
  if (parts.length === 0) return;
  const core = erode(alike, LEAST_RADIUS).data;
  const [cover, far, thick] = [new Float64Array(256), new Float64Array(256), new Uint32Array(256)];
  const [beside, steps] = [new Float64Array(256), new Uint32Array(256)];
  const reach = [-STEP, STEP, -STEP * map.width, STEP * map.width];
  for (let i = 0; i < distance.length; i++) {
    const label = labels.data[i]!;
    if (label === 0) continue;
    for (let k = 0; k < reach.length; k++) {
      const at = i + reach[k]!;
      if (at < 0 || at >= distance.length || labels.data[at] !== 0 || map.data[at] !== 0) continue;
      beside[label]! += distance[at]!;
      steps[label]! += 1;
    }
    cover[label]! += coverage[i]!;
    far[label]! += distance[i]!;
    thick[label]! += core[i]!;
  }
  const isGap = new Uint8Array(256);
  for (const { label, area } of parts) {
    if (area < LEAST_AREA || thick[label] === 0) continue;
    if (beside[label]! < EDGE * limit * steps[label]!) continue;
    const most = far[label]! < VERY_CLOSE * limit * area ? SURELY_CLOTH : LIKELY_CLOTH;
    if (cover[label]! < most * area) isGap[label] = 1;
  }
  for (let i = 0; i < distance.length; i++) if (isGap[labels.data[i]!] === 1) map.data[i] = 1;
}
