import {
  areaOf,
  guidedFilter,
  type Image,
  type Labels,
  lumaOf,
  type Mask,
  newMask,
  union,
  without,
} from '#images';
import { type Part, partIndex, type PersonParser, probabilityOf } from '#person-parse';
import { TryOnError } from '../../../errors/try-on.error.js';
import { deltaE2000, labOf, medianColour } from '../../images/colour.js';
import { fill } from '../../images/fill.js';
import { components, erode, fillHoles, keepComponents } from '../../images/morphology.js';
import type { PoseEstimator } from '../../models/pose-estimator.js';
import { bodyOf, torsoPlace } from '../../person/body.js';
import { centreLimbs } from '../../person/centre-limbs.js';
import { FACE, keypointsOf } from '../../person/estimate-pose.js';
import { hiddenCloth, isMostlyHidden, withHiddenCloth } from './hidden-cloth.js';
import type { CutGarment, GarmentKind, Model } from '../garment.js';
import { type ParsedPerson, parsePerson } from '../../person/parse-person.js';
import { CHEST } from '../../person/skirts-below.js';
import { faceScore, showsFace } from './shows-face.js';
import { isBodyOfGround } from './body-of-ground.js';

/**
 * A garment that a person in the photo wears; image and mask are the whole photo's. `isHidden`: too little of it is to be
 * seen for anybody to know what it looks like.
 */
export type WornPiece = CutGarment & {
  kind: GarmentKind;
  model: Model;
  isHidden: boolean;
  asSeen: CutGarment;
};

/** Of the person: less is a hem that peeks out, or a mistake. */
const LEAST_SHARE = 0.08;
/** Of the photo. */
const LEAST_OF_PHOTO = 0.03;
/** Of the garment: a hand or a buckle before it. The cloth goes on beneath. */
const LARGEST_HOLE = 0.1;

/**
 * What the person in a garment photo wears, the largest piece first; undefined when the photo shows nobody's face, so
 * that it is of the garment alone. A face is asked for first: that is quick, and on clothes alone the parser sees
 * people.
 */
export async function wornGarments(
  image: Image,
  parser: PersonParser,
  estimator: PoseEstimator,
): Promise<WornPiece[] | undefined> {
  const face = await estimator.estimate(image, { x: 0, y: 0, ...sizeOf(image) });
  if (faceScore(face) < FACE) return undefined;
  let person: ParsedPerson;
  try {
    person = await parsePerson(parser, image);
  } catch (error) {
    if (error instanceof TryOnError) return undefined;
    throw error;
  }
  if (!showsFace(face, person.labels) || isBodyOfGround(image, person.labels)) return undefined;
  const keypoints = await keypointsOf(estimator, image, person);
  const body = centreLimbs(bodyOf(keypoints, image), person.labels);
  const model: Model = { image, labels: person.labels, silhouette: person.silhouette, keypoints, body };
  const least = LEAST_SHARE * areaOf(person.silhouette);
  const pieces: (WornPiece & { area: number; isDoubtful: boolean })[] = [];
  for (const { kind, rough, isDoubtful = false } of roughPieces(image, person, model)) {
    const whole = withoutGaps(rough, person.labels);
    const seen = edged(image, whole);
    const area = areaOf(seen);
    if (area < least || area < LEAST_OF_PHOTO * seen.data.length) continue;
    const hidden = hiddenCloth(whole, model, kind);
    const mask = union(seen, edged(image, union(whole, hidden.mask)));
    const closed = withoutHoles(image, rough, seen);
    const cloth = withHiddenCloth(closed, seen, hidden);
    const isHidden = isMostlyHidden(whole, person.labels, body, kind);
    const asSeen = { image: closed, mask: seen };
    pieces.push({ kind, image: cloth, mask, asSeen, model, area, isDoubtful, isHidden });
  }
  // What hardly is a dress, or is hardly seen, is taken only when somebody asks for it.
  return pieces.length === 0 ? undefined : pieces.toSorted((a, b) => rank(a) - rank(b) || b.area - a.area);
}

const rank = ({ isDoubtful, isHidden }: { isDoubtful: boolean; isHidden: boolean }) =>
  Number(isDoubtful) + Number(isHidden);

const sizeOf = ({ width, height }: Image) => ({ width, height });

type Rough = { kind: GarmentKind; rough: Mask; isDoubtful?: boolean };

/** A dress reaches the thigh, in torsos below the shoulder line; a shirt's hem and a jumper end above. */
const THIGH = 1.42;
/** Where a garment that the parser calls a dress is parted when it is none: what is above is the top's. */
const WAIST = 1.05;
/** Trousers or a skirt of less than this share of the dress are its shade. */
const HARDLY_LOWER = 0.25;
/** ΔE2000 of the middle colours of parts of one garment. */
const ONE_COLOUR = 13;

/**
 * Garments by kind. The parser knows labels of pixels, not garments: it splits a hoodie into upper, outer and dress.
 * Labels of one colour are merged, and a dress is one only when it reaches the thigh with no lower garment under it.
 */
function roughPieces(image: Image, { parse }: ParsedPerson, { labels, body }: Model): Rough[] {
  const area = (part: Part) => countOf(labels, part);
  const [highest, lowest] = reachOf(labels, 'dress', body);
  const isFromChest = highest < CHEST;
  const isDress = isFromChest && lowest > THIGH && area('lower') < HARDLY_LOWER * area('dress');
  const isOneUpper = area('outer') > 0 && area('upper') > 0 && isOneGarment(image, labels, 'upper', 'outer');
  const isUpper = (i: number) => {
    if (!isFromChest) return false;
    if (lowest <= THIGH) return true;
    return torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) }).t < WAIST;
  };
  const of = (parts: readonly Part[]) => probabilityOf(parse, parts);
  const dress = of(['dress']);
  const halfOf = (upper: boolean, i: number) => (isDress || isUpper(i) !== upper ? 0 : dress.data[i]!);
  const joined = (parts: readonly Part[], upper: boolean): Mask => {
    const sum = of(parts);
    for (let i = 0; i < sum.data.length; i++) sum.data[i] = Math.min(1, sum.data[i]! + halfOf(upper, i));
    return sum;
  };
  const found: Rough[] = [{ kind: 'bottom', rough: joined(['lower'], false) }];
  if (area('dress') > 0 && isFromChest) {
    const alike = (['upper', 'lower', 'outer'] as const).filter(
      (part) => area(part) > 0 && isOneGarment(image, labels, 'dress', part),
    );
    found.push({ kind: 'dress', rough: of(['dress', ...alike]), isDoubtful: !isDress });
  } else if (isOneGarment(image, labels, 'upper', 'lower')) {
    // A dress may be split at its waist; a shirt and trousers of one colour are none unless somebody says so.
    found.push({ kind: 'dress', rough: of(['upper', 'lower', 'dress']), isDoubtful: true });
  }
  if (isOneUpper) {
    const kind = area('outer') > area('upper') ? 'outer' : 'top';
    found.push({ kind, rough: joined(['upper', 'outer'], true) });
  } else {
    found.push({ kind: 'top', rough: joined(['upper'], true) }, { kind: 'outer', rough: of(['outer']) });
  }
  return found.map(({ rough, ...about }) => ({
    ...about,
    rough: keepComponents(rough, (each, largest) => each.area > 0.12 * largest.area),
  }));
}

function countOf(labels: Labels, part: Part): number {
  const wanted = partIndex(part);
  return labels.data.reduce((sum, label) => sum + Number(label === wanted), 0);
}

/** One garment in two labels: of one colour, or one of the labels is a shred. */
function isOneGarment(image: Image, labels: Labels, a: Part, b: Part): boolean {
  const colours = [a, b].map((part) => {
    const mask = newMask(labels);
    const wanted = partIndex(part);
    for (let i = 0; i < mask.data.length; i++) mask.data[i] = Number(labels.data[i] === wanted);
    return medianColour(image, mask);
  });
  const [first, second] = colours;
  if (first === undefined || second === undefined) return false;
  return deltaE2000(labOf(...first), labOf(...second)) < ONE_COLOUR;
}

/** The highest and lowest place of a part along the torso, one pixel in twenty left out at each end. */
function reachOf(labels: Labels, part: Part, body: Model['body']): [highest: number, lowest: number] {
  const wanted = partIndex(part);
  const places: number[] = [];
  for (let i = 0; i < labels.data.length; i += 7) {
    if (labels.data[i] !== wanted) continue;
    places.push(torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) }).t);
  }
  places.sort((x, y) => x - y);
  const at = (share: number) => places[Math.floor(share * places.length)];
  return [at(0.05) ?? Infinity, at(0.95) ?? -Infinity];
}

/** With small things before the cloth closed; what shows the background between arm and body stays open. */
function withoutGaps(rough: Mask, labels: Labels): Mask {
  const whole = fillHoles(rough, LARGEST_HOLE * areaOf(rough));
  const { labels: numbers, parts } = components(without(whole, rough));
  const ground = new Float64Array(256);
  for (let i = 0; i < numbers.data.length; i++) if (labels.data[i] === 0) ground[numbers.data[i]!]! += 1;
  const isOpen = new Uint8Array(256);
  for (const { label, area } of parts) isOpen[label] = Number(ground[label]! > 0.5 * area);
  for (let i = 0; i < whole.data.length; i++) if (isOpen[numbers.data[i]!] === 1) whole.data[i] = 0;
  return whole;
}

function edged(image: Image, whole: Mask): Mask {
  const mask = guidedFilter(lumaOf(image), whole, Math.max(2, Math.round(image.width / 224)), 1e-4);
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = Math.min(1, Math.max(0, (mask.data[i]! - 0.5) * 3 + 0.5));
  }
  return mask;
}

/** The photo with the cloth continued over what lay before it. */
function withoutHoles(image: Image, seen: Mask, whole: Mask): Image {
  const holes = without(erode(whole, 1), seen);
  if (areaOf(holes) === 0) return image;
  const known = newMask(whole);
  for (let i = 0; i < known.data.length; i++) {
    known.data[i] = whole.data[i]! > 0.5 && holes.data[i]! <= 0.5 ? 1 : 0;
  }
  const filled = fill(image, erode(known, 1));
  const out = { ...image, data: image.data.slice() };
  for (let i = 0; i < holes.data.length; i++) {
    if (holes.data[i]! <= 0.5) continue;
    out.data.set(filled.data.subarray(i * 3, i * 3 + 3), i * 3);
  }
  return out;
}
