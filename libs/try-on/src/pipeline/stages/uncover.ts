import { fill } from '../images/fill.js';
import {
  type Box,
  copyImage,
  type Image,
  type Mask,
  maskOf,
  newMask,
  supportOf,
  without,
} from '../images/image.js';
import { mirrorColumns, mirrorRows } from '../images/mirror.js';
import { dilate, erode } from '../images/morphology.js';
import { type Part, partIndex } from '../models/person-parser.js';
import { bareTrunk, paintSkin, shadeBelow, shadeReach } from './bare-skin.js';
import { torsoPlace, usualHalfWidth } from './body.js';
import type { GarmentKind } from './garment.js';
import { growCloth } from './grow-cloth.js';
import type { Front } from './layers.js';
import { bareArms, bareLegs, type Limb } from './limbs.js';
import { oldGarment } from './old-garment.js';
import type { Person } from './person.js';
import { skinTone } from './skin-tone.js';
import { STRAY, strayCloth } from './stray-cloth.js';
import { underGarment } from './under-garment.js';
import type { Worn } from './warp/worn.js';

export type Uncovered = {
  /** The photo with skin, background or the next garment where the old one showed. */
  image: Image;
  /** Where it was painted. */
  painted: Mask;
  /** The old garment, all of it. */
  old: Mask;
  /** Its cloth that the parser took for something else: not in front of anything. */
  stray: Mask;
  /** The new garment, grown to the outline of the old one where they nearly meet. */
  worn: Worn;
};

/** Takes the old garment away where the new one leaves it bare. */
export function uncover(person: Person, kind: GarmentKind, laid: Worn, front: Front): Uncovered {
  const { image, labels, body } = person;
  const old = oldGarment(person, kind);
  const rim = rimOf(person);
  const painted = newMask(labels);
  const out = copyImage(image);
  const where = supportOf(old, 0, Math.ceil(STRAY * body.unit));
  if (where === undefined) return { image: out, painted, old, stray: newMask(labels), worn: laid };
  const [arms, legs] = [bareArms(body, labels), bareLegs(body, labels)];
  const worn = laid.isMoved === true ? laid : growCloth(laid, old, body, kind === 'bottom' ? legs : arms);
  const tone = skinTone(person, erode(maskOf(labels, [partIndex('skin')]), Math.max(1, body.unit * 0.012)));
  const solid = erode(maskOf(labels, [partIndex('background')]), rim);
  const smooth = fill(image, solid, where);
  const stray = strayCloth(person, old, { where, ground: smooth, skin: tone.rgb });
  const reach = dilate(old, rim);
  const skinLabel = partIndex('skin');
  for (let i = 0; i < painted.data.length; i++) {
    const isStray = stray.data[i]! > 0;
    // Beside the old garment hair and what looks like skin are the person's: only background and cloth are touched.
    const isOther = labels.data[i] === 0 || (labels.data[i] === skinLabel && tone.like.data[i] === 0);
    if (!isStray && (reach.data[i] === 0 || (old.data[i] === 0 && !isOther))) continue;
    painted.data[i] = (1 - worn.alpha.data[i]! ** 2) * (1 - front.head.data[i]!);
    if (isStray) solid.data[i] = 0;
  }
  const skin = paintSkin(person, tone, { kind, arms, legs, cloth: worn.alpha, painted, where });
  const ground = mirrorRows(image, solid, smooth, painted);
  const below = nextGarment(person, kind, old, where);
  const isTop = kind === 'top' || kind === 'outer';
  const goesOn = below && isTop ? underGarment(labels, body, NEXT[kind], old, legs) : undefined;
  const areLegsBare = isTop && hasBareLegs(labels, legs, old);
  const topRows = firstRows(worn.alpha);
  const reachOfShade = shadeReach(body.unit);
  for (let i = 0; i < painted.data.length; i++) {
    const p = painted.data[i]!;
    if (p <= 0) continue;
    const [x, y] = [i % labels.width, Math.floor(i / labels.width)];
    const { t, side } = torsoPlace(body, { x, y });
    const isTorso = t >= 0 && t < 1.15 && Math.abs(side) < 0.5;
    // A neckline or straps leave bare what is above the cloth; beside it there is no trunk.
    const isAbove = y < topRows[x]!;
    const onTrunk = (kind === 'top' || kind === 'dress') && isAbove ? bareTrunk(t, side) : 0;
    const onArm =
      kind === 'bottom' || isCovered(arms, i, worn.laid?.hang.sleeves, side) ? 0 : arms.coverage.data[i]!;
    const isLegHidden = isTop
      ? !areLegsBare || (goesOn?.data[i] ?? 0) > 0
      : isCovered(legs, i, worn.laid?.hang.legs, side);
    // What a coat beside the legs hid is more likely ground than leg.
    const isBeside = isTop && Math.abs(legs.across.data[i]!) > 0.7;
    const onLeg = isLegHidden || isBeside ? 0 : legs.coverage.data[i]!;
    const bare = Math.max(onTrunk, onArm, onLeg);
    const onBody =
      goesOn?.data[i] ??
      (below && old.data[i]! > 0.5 && t > 0.7 && t < WAIST ? bodyAt(t, side, body.unit) : 0);
    const under = below && isTorso && bare < 0.5 ? 1 : onBody;
    const shade = under > 0 ? shadeBelow(worn.alpha, i, reachOfShade) : 1;
    for (let c = 0; c < 3; c++) {
      const at = i * 3 + c;
      const base =
        under > 0 ? below!.data[at]! * shade * under + ground.data[at]! * (1 - under) : ground.data[at]!;
      const colour = skin.data[at]! * bare + base * (1 - bare);
      out.data[at] = Math.round(image.data[at]! * (1 - p) + colour * p);
    }
  }
  return { image: out, painted, old, stray, worn };
}

/**
 * Whether a sleeve or a trouser leg goes down a limb as far as a pixel of it: beside it there is no skin, however
 * narrow the cloth is.
 */
function isCovered(
  { along }: Limb,
  i: number,
  covered: readonly [left: number, right: number] | undefined,
  side: number,
): boolean {
  if (covered === undefined) return false;
  return along.data[i]! < covered[side < 0 ? 0 : 1] - CUFF;
}

/** Cuffs are loose: just above them skin may be seen inside. */
const CUFF = 0.04;

/** Under a lower waist the top goes on down to here, in torsos. */
const WAIST = 1.1;

/** Coverage of the clothed body at a place of the torso, its edge soft by a pixel. */
function bodyAt(t: number, side: number, unit: number): number {
  return Math.min(1, Math.max(0, (usualHalfWidth(t) - Math.abs(side)) * unit + 0.5));
}

/** Of what is seen of the thighs and knees, this share of skin makes the legs bare. */
const BARE = 0.35;

function hasBareLegs({ data }: Person['labels'], { coverage, along }: Limb, old: Mask): boolean {
  let [skin, all] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    if (coverage.data[i]! <= 0.5 || along.data[i]! > 0.6 || old.data[i]! > 0.5) continue;
    all++;
    if (data[i] === partIndex('skin')) skin++;
  }
  return skin > BARE * all;
}

/** The first row of cloth in each column; −1 where there is none. */
function firstRows({ width, height, data }: Mask): Int32Array {
  const rows = new Int32Array(width).fill(-1);
  for (let y = height - 1; y >= 0; y--) {
    for (let x = 0; x < width; x++) if (data[y * width + x]! > 0.5) rows[x] = y;
  }
  return rows;
}

/** How far beyond its labels old cloth may reach, in pixels: a parser's edge is sure to a pixel of its own. */
function rimOf({ body, parse }: Pick<Person, 'body' | 'parse'>): number {
  return Math.max(1.5, body.unit * 0.014, (RIM * parse.box.height) / parse.height);
}

const RIM = 1.3;

const NEXT: Record<Exclude<GarmentKind, 'dress'>, readonly Part[]> = {
  top: ['lower', 'dress'],
  outer: ['upper', 'lower', 'dress'],
  bottom: ['upper', 'outer'],
};

/** What is next to the old garment tells how it goes on, further off there may be other clothes; in torsos. */
const NEXT_TO = 0.3;
/** In shoulder widths: beside the old garment what is next lies in its shade. */
const SHADED = 0.025;

/**
 * Under a shortened top the trousers or skirt go on upwards, over a lower waist the top goes on downwards; undefined
 * where there are none.
 */
function nextGarment(
  { image, labels, body }: Person,
  kind: GarmentKind,
  old: Mask,
  where: Box,
): Image | undefined {
  if (kind === 'dress') return undefined;
  const seen = without(maskOf(labels, NEXT[kind].map(partIndex)), old);
  const known = erode(seen, Math.max(2, SHADED * body.unit));
  const { width, height } = labels;
  const [start, step] = kind === 'bottom' ? [height - 1, -1] : [0, 1];
  let area = 0;
  for (let x = 0; x < width; x++) {
    let left = Math.max(2, Math.round(NEXT_TO * body.torso));
    for (let y = start; y >= 0 && y < height; y += step) {
      const i = y * width + x;
      if (known.data[i]! <= 0.5) continue;
      if (left-- > 0) area++;
      else known.data[i] = 0;
    }
  }
  if (area <= 0.002 * known.data.length) return undefined;
  return mirrorColumns(image, known, fill(image, known, where), kind !== 'bottom');
}
