import { medianColour } from '../images/colour.js';
import { fill } from '../images/fill.js';
import {
  copyImage,
  type Image,
  type Mask,
  maskOf,
  newMask,
  supportOf,
  union,
  without,
} from '../images/image.js';
import { mirrorRows } from '../images/mirror.js';
import { distanceTo, erode } from '../images/morphology.js';
import { partIndex, partsTable } from '../models/person-parser.js';
import { paintSkin, shadeBelow, shadeReach } from './bare-skin.js';
import { bareTrunk } from './bare-trunk.js';
import { torsoPlace, usualHalfWidth } from './body.js';
import { flatGround } from './flat-ground.js';
import type { GarmentKind } from './garment.js';
import { growCloth } from './grow-cloth.js';
import { keptBelow } from './kept-below.js';
import type { Front } from './layers.js';
import { NEXT, nextGarment, SHADED, spansOf } from './next-garment.js';
import { bareArms, bareLegs, type Limb } from './limbs.js';
import { oldGarment } from './old-garment.js';
import type { Person } from './person.js';
import { skinTone } from './skin-tone.js';
import { sleevedSkin } from './sleeved-skin.js';
import { STRAY, strayCloth } from './stray-cloth.js';
import { thingsBeside } from './things.js';
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

/** Takes the old garment (`replaced`) away where the new one leaves it bare. */
export function uncover(
  person: Person,
  kind: GarmentKind,
  laid: Worn,
  front: Front,
  replaced = oldGarment(person, kind),
): Uncovered {
  const { image, labels, body } = person;
  const [arms, legs] = [bareArms(body, labels), bareLegs(body, labels)];
  const sleeved = union(
    sleevedSkin(person, laid),
    kind === 'outer' ? sleevesUnder(person, laid) : newMask(labels),
  );
  const all = union(replaced, sleeved);
  const isLower = kind === 'bottom' || kind === 'dress';
  const around = supportOf(all, 0, Math.ceil(STRAY * body.unit));
  const seenNext = around && nextGarment(person, kind, all, around);
  const old = isLower || seenNext ? all : without(all, keptBelow(person, all, laid.alpha, arms));
  const rim = rimOf(person);
  const painted = newMask(labels);
  const out = copyImage(image);
  const where = supportOf(old, 0, Math.ceil(STRAY * body.unit));
  if (where === undefined) return { image: out, painted, old, stray: newMask(labels), worn: laid };
  const worn = laid.isMoved === true ? laid : growCloth(laid, old, body, kind === 'bottom' ? legs : arms);
  const sure = erode(maskOf(labels, [partIndex('skin')]), Math.max(1, SKIN_EDGE * body.unit));
  const tone = skinTone(person, sure);
  const solid = erode(maskOf(labels, [partIndex('background')]), rim);
  const beyond = distanceTo(old);
  const flat = flatGround(person, old, beyond);
  if (flat !== undefined)
    for (let i = 0; i < solid.data.length; i++) if (flat.data[i]! > 0) solid.data[i] = 0;
  const smooth = fill(image, solid, where);
  const below = seenNext ?? nextGarment(person, kind, old, where);
  const isNext = below === undefined || kind === 'dress' ? [] : partsTable(NEXT[kind]);
  const next = { isNext, colour: medianColour(image, maskOf(labels, labelsIn(isNext))) };
  const stray = strayCloth(person, old, {
    where,
    ground: smooth,
    skin: tone.rgb,
    next,
    things: thingsBeside(labels, old, person.silhouette),
  });
  const softUntil = Math.max(2 * rim, SKIN_EDGE * body.unit + 1);
  const skinLabel = partIndex('skin');
  for (let i = 0; i < painted.data.length; i++) {
    const isStray = stray.data[i]! > 0;
    const label = labels.data[i]!;
    // Beside the old garment hair and what looks like skin are the person's: only background and cloth are touched.
    const isOther = label === 0 || (label === skinLabel && tone.like.data[i] === 0);
    const isNear =
      isNext[label] === true ? beyond.data[i]! <= SHADED * body.unit : isOther && beyond.data[i]! <= rim;
    // What is seen meets what is painted softly, its edge with the old garment's colours in it gone.
    const soft = isOther ? (softUntil - beyond.data[i]!) / (softUntil - rim) : 0;
    const share =
      isStray || old.data[i] === 1 || isNear ? 1 : Math.max(flat?.data[i] ?? 0, Math.min(1, soft));
    if (share <= 0) continue;
    painted.data[i] = share * (1 - worn.alpha.data[i]! ** 2) * (1 - front.head.data[i]!);
    if (isStray) solid.data[i] = 0;
  }
  const skin = paintSkin(person, tone, { kind, arms, legs, sure, cloth: worn.alpha, painted, where });
  const ground = mirrorRows(image, solid, smooth, painted);
  const spans = spansOf(without(maskOf(labels, labelsIn(isNext)), stray));
  const isTop = kind === 'top' || kind === 'outer';
  const goesOn = below && isTop ? underGarment(labels, body, NEXT[kind], old, legs) : undefined;
  const areLegsBare = isTop && hasBareLegs(labels, legs, old);
  const trunk = kind === 'top' || kind === 'dress' ? bareTrunk(person, worn, old) : undefined;
  const reachOfShade = shadeReach(body.unit);
  for (let i = 0; i < painted.data.length; i++) {
    const p = painted.data[i]!;
    if (p <= 0) continue;
    const [x, y] = [i % labels.width, Math.floor(i / labels.width)];
    const { t, side } = torsoPlace(body, { x, y });
    const isTorso = t >= 0 && t < 1.15 && Math.abs(side) < 0.5;
    const onTrunk = trunk?.(i) ?? 0;
    const onArm =
      kind === 'bottom' || isCovered(arms, i, worn.laid?.hang.sleeves, side) ? 0 : arms.coverage.data[i]!;
    const isLegHidden = isTop
      ? !areLegsBare || (goesOn?.data[i] ?? 0) > 0
      : isCovered(legs, i, worn.laid?.hang.legs, side);
    // What a coat beside the legs hid is more likely ground than leg.
    const isBeside = isTop && Math.abs(legs.across.data[i]!) > 0.7;
    const onLeg = isLegHidden || isBeside ? 0 : legs.coverage.data[i]!;
    const isBesideOld = old.data[i]! <= 0.5 && isNext[labels.data[i]!] === true;
    const bare = isBesideOld ? 0 : Math.max(onTrunk, onArm, onLeg);
    const onBody =
      goesOn?.data[i] ??
      (below && old.data[i]! > 0.5 && t > 0.7 && t < WAIST ? bodyAt(t, side, body.unit) : 0);
    const onNext = stray.data[i]! <= 0 || (x > spans.left[y]! && x < spans.right[y]!) ? 1 : 0;
    const under = isBesideOld ? onNext : below && isTorso && bare < 0.5 ? 1 : onBody;
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

/** In shoulder widths: so near to its edge what is labelled skin has something of what is beside it. */
const SKIN_EDGE = 0.03;

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

/** Beside the trunk, in shoulder widths; and how far down the arm a sleeve reaches at least, as a share of it. */
const [BESIDE_TRUNK, SLEEVED] = [0.5, 0.25];

/** Sleeves of a top that stick out beside those of a jacket over it: both go down the same arm. */
function sleevesUnder({ labels, body }: Person, { alpha, laid }: Worn): Mask {
  const under = newMask(labels);
  const sleeves = laid?.hang.sleeves;
  if (sleeves === undefined) return under;
  const upper = partIndex('upper');
  for (let i = 0; i < under.data.length; i++) {
    if (labels.data[i] !== upper || alpha.data[i]! > 0.5) continue;
    const { side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (Math.abs(side) > BESIDE_TRUNK && sleeves[side < 0 ? 0 : 1] > SLEEVED) under.data[i] = 1;
  }
  return under;
}

/** How far beyond its labels old cloth may reach, in pixels: a parser's edge is sure to a pixel of its own. */
function rimOf({ body, parse }: Pick<Person, 'body' | 'parse'>): number {
  return Math.max(1.5, body.unit * 0.014, (RIM * parse.box.height) / parse.height);
}

const RIM = 1.3;

const labelsIn = (table: readonly boolean[]): number[] => [...table.keys()].filter((label) => table[label]);
