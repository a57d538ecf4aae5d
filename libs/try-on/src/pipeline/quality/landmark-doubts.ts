import { newMask } from '#images';
import { planUpper } from '../fit/upper-targets.js';
import { seen, type Side, SIDES } from '../fit/landmark-parts.js';
import type { GarmentLandmarks, LandmarkKind, LandmarkName } from '../models/landmarks.js';
import { distance, type Point } from '../geometry/point.js';
import { distanceTo, erode } from '../images/morphology.js';
import type { GarmentKind, LyingGarment } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { smallMask } from '../images/small.js';

/** What in a garment's own landmarks speaks against them; 0 of garments that somebody wears. */
export type LandmarkDoubts = {
  /** The chance that the garment is of another kind than it is laid as, by the look that doubts it less. */
  otherKind: number;
  /** How undecided the network is about the landmarks that such garments have, 0–1. */
  hazy: number;
  /** How far landmarks that lie on an outline are from it, of the garment's diagonal: the mean of the three worst. */
  offOutline: number;
  /** How unlike the two halves are: the worst logarithm of a length on one side over that on the other. */
  lopsided: number;
  /** The widest difference between the two sides' chances that a landmark is to be seen. */
  oneSided: number;
  /** How much the sizes that breadth, chest and length ask for differ: spread of their logarithms. */
  sizes: number;
};

export const NO_LANDMARK_DOUBTS: LandmarkDoubts = {
  otherKind: 0,
  hazy: 0,
  offOutline: 0,
  lopsided: 0,
  oneSided: 0,
  sizes: 0,
};

const LAID_AS: Record<GarmentKind, readonly LandmarkKind[]> = {
  top: ['top', 'outerwear-open', 'outerwear-closed'],
  outer: ['top', 'outerwear-open', 'outerwear-closed'],
  dress: ['dress', 'jumpsuit'],
  bottom: ['trousers', 'shorts', 'skirt'],
};

const laidAs = ({ chances }: GarmentLandmarks, kind: GarmentKind): number =>
  LAID_AS[kind].reduce((sum, each) => sum + chances[each], 0);

/** Tops and jackets are laid alike. */
const kindOf = (kinds: Readonly<Record<GarmentKind, number>>, kind: GarmentKind): number =>
  kind === 'top' || kind === 'outer' ? kinds.top + kinds.outer : kinds[kind];

/** Both sides of these, and for bottoms the second list. */
const OF_UPPER = ['armpit', 'hem', 'shoulder', 'neck', 'cuff_outer', 'cuff_inner', 'waist'] as const;
const OF_LOWER = ['waist', 'hem', 'leg_outer', 'leg_inner'] as const;
const SMALL = { side: 256 };

export function landmarkDoubts(garment: LyingGarment, { body }: Pick<Person, 'body'>): LandmarkDoubts {
  const { landmarks, kinds, kind, cut } = garment;
  const names = cut === 'upper' ? OF_UPPER : OF_LOWER;
  const pairs = names.map((name) => SIDES.map((side): LandmarkName => `${name}_${side}`)) as [
    LandmarkName,
    LandmarkName,
  ][];
  const visible = pairs.flat().map((name) => landmarks.points[name].visible);
  const plan =
    cut === 'upper'
      ? planUpper({ landmarks, isLong: kind === 'dress', isOuter: kind === 'outer' }, body)
      : undefined;
  return {
    otherKind: 1 - Math.max(laidAs(landmarks, kind), kinds === undefined ? 0 : kindOf(kinds, kind)),
    hazy: visible.reduce((sum, chance) => sum + 1 - Math.abs(2 * chance - 1), 0) / visible.length,
    offOutline: offOutline(garment, pairs.flat()),
    lopsided: Math.max(0, ...lengthsOf(landmarks, cut === 'upper')),
    oneSided: Math.max(
      ...pairs.map(([a, b]) => Math.abs(landmarks.points[a].visible - landmarks.points[b].visible)),
    ),
    sizes: plan?.spread ?? 0,
  };
}

/** Logarithms of a length on the left over that on the right, where both sides show it. */
function lengthsOf(landmarks: GarmentLandmarks, isUpper: boolean): number[] {
  const ends: [LandmarkPart, LandmarkPart][] = isUpper
    ? [
        ['shoulder', 'cuff_outer'],
        ['neck', 'shoulder'],
        ['armpit', 'hem'],
        ['shoulder', 'armpit'],
        ['cuff_outer', 'cuff_inner'],
      ]
    : [
        ['waist', 'leg_outer'],
        ['leg_outer', 'leg_inner'],
        ['waist', 'hem'],
      ];
  return ends.flatMap(([from, to]) => {
    const [left, right] = SIDES.map((side) => lengthOf(landmarks, from, to, side));
    return left === undefined || right === undefined ? [] : [Math.abs(Math.log(left / right))];
  });
}

type LandmarkPart = (typeof OF_UPPER)[number] | (typeof OF_LOWER)[number];

function lengthOf(landmarks: GarmentLandmarks, from: LandmarkPart, to: LandmarkPart, side: Side) {
  const [a, b] = [seen(landmarks, `${from}_${side}`), seen(landmarks, `${to}_${side}`)];
  return a === undefined || b === undefined ? undefined : Math.max(1, distance(a, b));
}

function offOutline({ mask, landmarks }: LyingGarment, names: readonly LandmarkName[]): number {
  const by = Math.min(1, SMALL.side / Math.max(mask.width, mask.height));
  const size = { width: Math.round(mask.width * by), height: Math.round(mask.height * by) };
  const small = smallMask(mask, size);
  const solid = { ...small, data: small.data.map((value) => (value > 0.5 ? 1 : 0)) };
  const inner = erode(solid, 1);
  const outline = newMask(size);
  for (let i = 0; i < outline.data.length; i++) outline.data[i] = solid.data[i]! - inner.data[i]!;
  const away = distanceTo(outline);
  const at = ({ x, y }: Point) => {
    const column = Math.min(size.width - 1, Math.max(0, Math.round(x * by)));
    const row = Math.min(size.height - 1, Math.max(0, Math.round(y * by)));
    return away.data[row * size.width + column]!;
  };
  const offs = names.flatMap((name) => {
    const place = seen(landmarks, name);
    return place === undefined ? [] : [at(place) / Math.hypot(size.width, size.height)];
  });
  const worst = offs.toSorted((a, b) => b - a).slice(0, 3);
  return worst.reduce((sum, off) => sum + off, 0) / Math.max(1, worst.length);
}
