import { areaOf, type Box, boxOf, type Image, type Labels, type Mask, maskOf } from '#images';
import { labelsOf, type Parse, partIndex, PARTS, type PersonParser } from '#person-parse';
import { TryOnError } from '../../errors/try-on.error.js';
import { components, keepComponents } from '../images/morphology.js';
import { refineLabels } from '../models/refine-labels.js';
import { withoutScraps } from '../models/without-scraps.js';
import { asOneCloth } from './one-cloth.js';
import { asOneGarment, withoutTopsBelow } from './one-garment.js';
import { moreThanOne } from './refuse-company.js';

/** The person of a photo: likeliest part of every pixel, and the box around them. */
export type ParsedPerson = { parse: Parse; labels: Labels; silhouette: Mask; box: Box };

const ASPECT = 2 / 3;
const LEAST_SHARE = 0.02;
const SECOND_LOOK_BELOW = 0.75;

const everyPart = PARTS.map((_, i) => i).slice(1);

/**
 * Finds the person: a look at the whole photo, and where they are small in it a second look at them alone.
 * @throws {TryOnError} `SEGMENTATION_FAILED` when there is no person, or more than one
 */
export async function parsePerson(parser: PersonParser, image: Image): Promise<ParsedPerson> {
  const whole = await parser.look(image, wholeFrame(image));
  const first = seen(whole, labelsOf(whole));
  const box = boxOf(first.silhouette);
  if (box === undefined || areaOf(first.silhouette) < LEAST_SHARE * image.width * image.height) {
    throw noPerson();
  }
  refuseSecondPerson(first);
  const isSmall = Math.max(box.height / image.height, box.width / image.width) < SECOND_LOOK_BELOW;
  const parse = withoutScraps(await parser.parse(image, isSmall ? closeFrame(box) : whole));
  const found = seen(
    parse,
    asOneCloth(image, asOneGarment(withoutTopsBelow(await refineLabels(parse, image)))),
  );
  const silhouette = keepComponents(found.silhouette, (part, largest) => part.area > 0.03 * largest.area);
  const around = boxOf(silhouette);
  if (around === undefined) throw noPerson();
  return { ...found, silhouette, box: around };
}

function seen(parse: Parse, labels: Labels): { parse: Parse; labels: Labels; silhouette: Mask } {
  return { parse, labels, silhouette: maskOf(labels, everyPart) };
}

function noPerson(): TryOnError {
  return new TryOnError(
    'SEGMENTATION_FAILED',
    'No person found in person_image. Send a photo that shows one person, upright, from the front; if it shows the garment, the two photos are swapped.',
    { atFault: 'person_photo' },
  );
}

/** The whole photo, widened to the parser's 2 : 3. */
function wholeFrame({ width, height }: Image): Box {
  return toAspect({ x: 0, y: 0, width, height }, 1);
}

function closeFrame(box: Box): Box {
  return toAspect(box, 1.16);
}

function toAspect({ x, y, width, height }: Box, scale: number): Box {
  const tall = Math.max(height * scale, (width * scale) / ASPECT);
  const wide = tall * ASPECT;
  return {
    x: Math.round(x + width / 2 - wide / 2),
    y: Math.round(y + height / 2 - tall / 2),
    width: Math.round(wide),
    height: Math.round(tall),
  };
}

/** Two silhouettes apart from each other, both with a head and clothes. */
function refuseSecondPerson({ labels, silhouette }: { labels: Labels; silhouette: Mask }): void {
  const { labels: numbers, parts } = components(silhouette);
  const [largest] = parts;
  if (largest === undefined) return;
  const skinAndHair = new Float64Array(256);
  const isHead = [partIndex('hair'), partIndex('skin')];
  for (let i = 0; i < numbers.data.length; i++) {
    if (isHead.includes(labels.data[i]!)) skinAndHair[numbers.data[i]!]! += 1;
  }
  const people = parts.filter(
    (part) => part.area > 0.35 * largest.area && skinAndHair[part.label]! > 0.04 * part.area,
  );
  if (people.length > 1) {
    throw moreThanOne();
  }
}
