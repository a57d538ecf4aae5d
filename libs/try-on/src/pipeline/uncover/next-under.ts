import { type Mask, maskOf, without } from '#images';
import { partIndex } from '#person-parse';
import { type TorsoPlace, usualHalfWidth } from '../person/body.js';
import type { GarmentKind } from '../garment/garment.js';
import { isSeenNext, type NextGarment } from './next-garment.js';
import type { Person } from '../person/person.js';
import { WAIST } from './under-garment.js';

type Under = {
  old: Mask;
  /** Cloth of the old garment beyond its outline. */
  stray: Mask;
  /** Where trousers or a skirt go on up under a top (`underGarment`). */
  goesOn: Mask | undefined;
  /** What of the trunk is above a new coat and under what is worn under it (`coveredTrunk`). */
  trunk: ((i: number) => number) | undefined;
};

/**
 * How much of a pixel, 0–1, is the next garment where the old one is taken off; `bare` is how much of it is skin
 * (`bareUnder`).
 */
export function nextUnder(
  { labels, body }: Pick<Person, 'labels' | 'body'>,
  kind: GarmentKind,
  next: NextGarment,
  { old, stray, goesOn, trunk }: Under,
): (i: number, place: TorsoPlace, bare: number) => number {
  const spans = spansOf(without(maskOf(labels, next.parts.map(partIndex)), stray));
  const isInSpan = (i: number): boolean => {
    const [x, y] = [i % labels.width, Math.floor(i / labels.width)];
    return x > spans.left[y]! && x < spans.right[y]!;
  };
  return (i, { t, side }, bare) => {
    if (isSeenNext(next, labels, old, i)) return stray.data[i]! <= 0 || isInSpan(i) ? 1 : 0;
    const covered = trunk?.(i) ?? 0;
    if (covered > 0) return covered;
    // Under a top that is the trousers or skirt, as broad as these come out; under a coat a top comes first.
    if (kind === 'top' && goesOn !== undefined && t >= WAIST) return goesOn.data[i]!;
    if (t >= 0 && t < HIPS && Math.abs(side) < 0.5 && bare < 0.5) return 1;
    if (goesOn !== undefined) return goesOn.data[i]!;
    return old.data[i]! > 0.5 && t > WAIST && t < LOWEST ? bodyAt(t, side, body.unit) : 0;
  };
}

/** The trunk ends here, in torsos below the shoulder line. */
const HIPS = 1.15;

/** Under a lower waist the top goes on down to here, in torsos. */
const LOWEST = 1.1;

/** Coverage of the clothed body at a place of the torso, its edge soft by a pixel. */
function bodyAt(t: number, side: number, unit: number): number {
  return Math.min(1, Math.max(0, (usualHalfWidth(t) - Math.abs(side)) * unit + 0.5));
}

/** The first and last column of a mask in each row; of a row without any those of the next one below that has some. */
function spansOf({ width, height, data }: Mask): { left: Int32Array; right: Int32Array } {
  const [left, right] = [new Int32Array(height).fill(width), new Int32Array(height).fill(-1)];
  for (let i = 0; i < data.length; i++) {
    if (data[i]! <= 0.5) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    left[y] = Math.min(left[y]!, x);
    right[y] = x;
  }
  for (let y = height - 2; y >= 0; y--) {
    if (right[y]! < 0) [left[y], right[y]] = [left[y + 1]!, right[y + 1]!];
  }
  return { left, right };
}
