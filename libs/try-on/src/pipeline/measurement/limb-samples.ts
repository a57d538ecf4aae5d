import { type Image, type Labels, type Mask, maskOf } from '#images';
import { angleBetween, type Bone, pointBeside } from '../geometry/bone.js';
import { minus } from '../geometry/point.js';
import { distanceTo } from '../images/morphology.js';
import { sampleColour, sampleMask } from '../images/sample.js';
import { OUTERMOST } from '../person/bare-limb.js';
import type { BodySide } from '../person/body.js';
import { jointAt } from '../person/limbs.js';
import type { Person } from '../person/person.js';
import { skinTone } from '../person/skin-tone.js';
import { sureSkin } from '../person/sure-skin.js';

/** Rows of a limb's map, from root to end with elbow or knee in the middle, and columns from its inner to its outer side. */
export const [ROWS, COLUMNS] = [48, 9];
/** Pixels that a column lies from what is no skin. */
const INSIDE = 1.6;

/** A bare limb in a photo whose skin is known pixel by pixel. Rows and columns that are not seen are NaN. */
export type LimbSample = {
  limb: 'arm' | 'leg';
  /** Light on its outer side, −1 to 1. */
  lit: number;
  /** Units from the bone to both edges where background begins there, of arms to cloth behind them too, by row. */
  outer: number[];
  inner: number[];
  /** Natural logarithms of red, green and blue, by row and column; and of the person's tone. */
  colours: number[][][];
  tone: number[];
};

/** What `known` means: the labels of skin and of background. */
export type KnownLabels = { labels: Labels; skin: number; background: number };

/** The limbs of a person that are straight, as long as usual and bare at least in part. */
export function limbSamples(person: Person, known: KnownLabels): LimbSample[] {
  const { image, body } = person;
  if (known.labels.width !== image.width || known.labels.height !== image.height) return [];
  const { rgb, light } = skinTone(person, sureSkin(person));
  const other = maskOf(known.labels, [known.skin]);
  for (let i = 0; i < other.data.length; i++) other.data[i] = 1 - other.data[i]!;
  const scene = { image, known, inside: distanceTo(other), unit: body.unit };
  const samples = ([body.left, body.right] as const).flatMap((side, k) =>
    (['arm', 'leg'] as const).map((limb) => sampleOf(scene, side, limb, k === 0 ? 1 : -1)),
  );
  return samples
    .filter((sample) => sample !== undefined)
    .map(({ toPictureRight, ...sample }) => ({
      ...sample,
      lit: light * toPictureRight,
      tone: rgb.map(Math.log),
    }));
}

type Scene = { image: Image; known: KnownLabels; inside: Mask; unit: number };
type Found = Omit<LimbSample, 'lit' | 'tone'> & {
  /** Whether its outer side is that: 1 or −1. */ toPictureRight: number;
};

/** Length in units, where along it the joint lies, and degrees that it is bent at most: others are seen from the end. */
const USUAL = {
  arm: { length: [1.1, 2.2], bent: 60 },
  leg: { length: [1.8, 3.4], bent: 35 },
} as const;
const JOINT = [0.42, 0.66] as const;
/** Rows that are seen: fewer tell a limb no better than a gap between clothes does. */
const LEAST_ROWS = 4;
/** Of the pose. */
const LEAST_SCORE = 0.3;

function sampleOf(scene: Scene, side: BodySide, limb: 'arm' | 'leg', outerSide: 1 | -1): Found | undefined {
  const { image, inside, unit } = scene;
  const isArm = limb === 'arm';
  const [bone, score] = isArm ? [side.arm, side.armScore] : [side.leg, side.legScore];
  const joints = isArm
    ? ([side.shoulder, side.elbow, side.wrist] as const)
    : ([side.hip, side.knee, side.ankle] as const);
  const joint = jointAt(...joints);
  const { length, bent } = USUAL[limb];
  const isStraight = angleBetween(minus(joints[1], joints[0]), minus(joints[2], joints[1])) <= bent;
  const isUsual = isWithin(bone.total / unit, length) && isWithin(joint, JOINT) && isStraight;
  if (score < LEAST_SCORE || !isUsual) return undefined;
  const edges = Array.from({ length: ROWS }, (_, row) => {
    const along = shareOf((row + 0.5) / ROWS, joint) * bone.total;
    const [outer, inner] = [edgeAt(scene, bone, along, outerSide), edgeAt(scene, bone, along, -outerSide)];
    // An arm hangs before the body: there its edge is where cloth begins.
    const isSeen = outer?.isFree === true && (inner?.isFree === true || (isArm && inner !== undefined));
    return { along, outer, inner, isSeen };
  });
  if (edges.filter(({ isSeen }) => isSeen).length < LEAST_ROWS) return undefined;
  const [outer, inner] = [
    evened(edges.map((e) => (e.isSeen ? e.outer!.off : NaN))),
    evened(edges.map((e) => (e.isSeen ? e.inner!.off : NaN))),
  ];
  const pixel = [0, 0, 0];
  const colours = edges.map(({ along, isSeen }, row) =>
    Array.from({ length: COLUMNS }, (_, column) => {
      const across = ((2 * column) / (COLUMNS - 1) - 1) * OUTERMOST;
      const off = across * (across > 0 ? outer[row]! : inner[row]!);
      const { x, y } = pointBeside(bone, { along, across: outerSide * off });
      if (!isSeen || sampleMask(inside, x, y) <= INSIDE) return [NaN, NaN, NaN];
      sampleColour(image, x, y, pixel);
      return pixel.map((level) => Math.log(Math.max(DARKEST, level)));
    }),
  );
  const offs = (of: (typeof edges)[number], edge: 'outer' | 'inner') =>
    of.isSeen || of[edge]?.isFree === true ? of[edge]!.off / unit : NaN;
  const isHanging = joints[2].y >= joints[0].y;
  const toPictureRight = outerSide > 0 === isHanging ? -1 : 1;
  return {
    limb,
    toPictureRight,
    outer: edges.map((of) => offs(of, 'outer')),
    inner: edges.map((of) => offs(of, 'inner')),
    colours,
  };
}

const isWithin = (value: number, [least, most]: readonly [number, number]) => value > least && value < most;

/** Levels: below, the logarithm of a photo's noise is large. */
const DARKEST = 8;

/** The share of a limb's length whose `withJointHalfway` is `jointed`. */
function shareOf(jointed: number, joint: number): number {
  return jointed < 0.5 ? 2 * jointed * joint : joint + (2 * jointed - 1) * (1 - joint);
}

/** Means of three rows of those that are seen: an edge is told to half a pixel. */
function evened(offs: readonly number[]): number[] {
  return offs.map((_, row) => {
    const near = offs.slice(Math.max(0, row - 1), row + 2).filter(Number.isFinite);
    return near.reduce((sum, off) => sum + off, 0) / near.length;
  });
}

/** Units from the bone that an edge is looked for. */
const FURTHEST = 0.5;

/** Pixels from the bone to where skin ends on one side, and whether background begins there. */
function edgeAt(
  { known, unit }: Scene,
  bone: Bone,
  along: number,
  side: number,
): { off: number; isFree: boolean } | undefined {
  const { labels, skin, background } = known;
  for (let off = 0; off < FURTHEST * unit; off += 0.5) {
    const { x, y } = pointBeside(bone, { along, across: side * off });
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= labels.width || row >= labels.height) return undefined;
    const label = labels.data[row * labels.width + column]!;
    if (label !== skin) return off === 0 ? undefined : { off, isFree: label === background };
  }
  return undefined;
}
