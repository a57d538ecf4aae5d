import { type Mask } from '../images/image.js';
import { besideBone, type Bone } from './bone.js';

const BINS = 24;

/** A band of cloth or body along a bone: how far it reaches to the left and right of it, from start to end. */
export type Strip = { bone: Bone; left: Float64Array; right: Float64Array };

/** Where a point lies in a strip: 0–1 along it, −1 (right edge) to 1 (left edge) across it. */
export type InStrip = { along: number; across: number };

/** The strip that `mask` fills beside `bone`; gaps take their neighbours' reach. */
export function stripOf(bone: Bone, mask: Mask, isIn: (index: number) => boolean): Strip {
  const left = new Float64Array(BINS).fill(NaN);
  const right = new Float64Array(BINS).fill(NaN);
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i]! <= 0.5 || !isIn(i)) continue;
    const place = besideBone(bone, { x: i % mask.width, y: Math.floor(i / mask.width) });
    const bin = Math.floor((place.along / bone.total) * BINS);
    if (bin < 0 || bin >= BINS) continue;
    left[bin] = Math.max(left[bin] || 0, place.across);
    right[bin] = Math.max(right[bin] || 0, -place.across);
  }
  return { bone, left: smooth(bridge(left)), right: smooth(bridge(right)) };
}

/** The same reach to both sides, given at equal steps. */
export function evenStrip(bone: Bone, halfWidths: readonly number[]): Strip {
  const reach = Float64Array.from({ length: BINS }, (_, i) => between(halfWidths, (i + 0.5) / BINS));
  return { bone, left: reach, right: reach.slice() };
}

export function reachAt(reach: Float64Array, along: number): number {
  return between(reach, along);
}

function between(values: ArrayLike<number>, share: number): number {
  const at = Math.min(values.length - 1, Math.max(0, share * values.length - 0.5));
  const low = Math.floor(at);
  const high = Math.min(values.length - 1, low + 1);
  return values[low]! + (values[high]! - values[low]!) * (at - low);
}

function bridge(reach: Float64Array): Float64Array {
  const known = [...reach.keys()].filter((i) => !Number.isNaN(reach[i]!));
  return reach.map((value, i) => {
    if (!Number.isNaN(value)) return value;
    const nearest = known.reduce(
      (best, k) => (Math.abs(k - i) < Math.abs(best - i) ? k : best),
      known[0] ?? 0,
    );
    return Number.isNaN(reach[nearest]!) ? 1 : reach[nearest]!;
  });
}

function smooth(reach: Float64Array): Float64Array {
  return reach.map((value, i) => ((reach[i - 1] ?? value) + 2 * value + (reach[i + 1] ?? value)) / 4);
}
