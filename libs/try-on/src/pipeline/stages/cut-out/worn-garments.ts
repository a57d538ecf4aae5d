import { TryOnError } from '../../../errors/try-on.error.js';
import { fill } from '../../images/fill.js';
import { guidedFilter, lumaOf } from '../../images/filters.js';
import { areaOf, type Image, type Mask, newMask, without } from '../../images/image.js';
import { erode, fillHoles, keepComponents } from '../../images/morphology.js';
import { type Part, type PersonParser, probabilityOf } from '../../models/person-parser.js';
import type { PoseEstimator } from '../../models/pose-estimator.js';
import { FACE } from '../estimate-pose.js';
import type { CutGarment, GarmentKind } from '../garment.js';
import { type ParsedPerson, parsePerson } from '../parse-person.js';
import { cutGarment } from '../prepare-garment.js';

/** A garment that a person in the photo wears. */
export type WornPiece = CutGarment & { kind: GarmentKind };

const PARTS: readonly (readonly [GarmentKind, Part])[] = [
  ['top', 'upper'],
  ['bottom', 'lower'],
  ['dress', 'dress'],
  ['outer', 'outer'],
];
/** Of the person: less is a hem that peeks out, or a mistake. */
const LEAST_SHARE = 0.08;
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
  const { nose, left_eye, right_eye } = await estimator.estimate(image, { x: 0, y: 0, ...sizeOf(image) });
  if (Math.max(nose.score, left_eye.score, right_eye.score) < FACE) return undefined;
  let person: ParsedPerson;
  try {
    person = await parsePerson(parser, image);
  } catch (error) {
    if (error instanceof TryOnError) return undefined;
    throw error;
  }
  const least = LEAST_SHARE * areaOf(person.silhouette);
  const pieces: (WornPiece & { area: number })[] = [];
  for (const [kind, part] of PARTS) {
    const mask = pieceOf(image, person, part);
    const area = areaOf(mask);
    if (area < least || area < LEAST_OF_PHOTO * mask.data.length) continue;
    pieces.push({ ...cutGarment(withoutHoles(image, person, part, mask), mask), kind, area });
  }
  return pieces.length === 0 ? undefined : pieces.toSorted((a, b) => b.area - a.area);
}

/** `cutGarment` takes nothing smaller. */
const LEAST_OF_PHOTO = 0.03;

const sizeOf = ({ width, height }: Image) => ({ width, height });

function pieceOf(image: Image, { parse }: ParsedPerson, part: Part): Mask {
  const rough = keepComponents(
    probabilityOf(parse, [part]),
    (each, largest) => each.area > 0.12 * largest.area,
  );
  const whole = fillHoles(rough, LARGEST_HOLE * areaOf(rough));
  const edged = guidedFilter(lumaOf(image), whole, Math.max(2, Math.round(image.width / 224)), 1e-4);
  for (let i = 0; i < edged.data.length; i++) {
    edged.data[i] = Math.min(1, Math.max(0, (edged.data[i]! - 0.5) * 3 + 0.5));
  }
  return edged;
}

/** The photo with the cloth continued over what lay before it. */
function withoutHoles(image: Image, { parse }: ParsedPerson, part: Part, whole: Mask): Image {
  const seen = probabilityOf(parse, [part]);
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
