import { areaOf, type Labels, type Mask, maskOf, union } from '#images';
import { type Part, partIndex } from '#person-parse';
import { components } from '../images/morphology.js';
import { beltsOn } from './things.js';
import { torsoPlace } from '../person/body.js';
import type { GarmentKind } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { sleevesBeside } from './sleeves-beside.js';

/** What a new garment takes the place of. */
const REPLACED: Record<GarmentKind, readonly Part[]> = {
  top: ['upper', 'outer'],
  outer: ['outer'],
  bottom: ['lower'],
  dress: ['upper', 'lower', 'dress', 'outer'],
};

/**
 * The old garment's pixels with what is worn on it: a coat as a whole layer; of a dress under a new top only what lies
 * above the hips, and its sleeves.
 */
export function oldGarment(person: Pick<Person, 'labels' | 'body'>, kind: GarmentKind): Mask {
  const old = clothOf(person, kind);
  return kind === 'bottom' ? old : union(old, beltsOn(person.labels, old));
}

function clothOf({ labels, body }: Pick<Person, 'labels' | 'body'>, kind: GarmentKind): Mask {
  const old = maskOf(labels, REPLACED[kind].map(partIndex));
  if (kind === 'dress') return old;
  if (kind !== 'bottom') addTails(old, labels);
  if (kind === 'outer') return old;
  const dress = partIndex('dress');
  const sleeves = sleevesBeside(body, labels);
  for (let i = 0; i < old.data.length; i++) {
    if (labels.data[i] !== dress) continue;
    const { t } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    const isSleeve = sleeves.data[i]! > 0;
    if (kind === 'top' ? t < 0.75 || isSleeve : t > 0.8 && !isSleeve) old.data[i] = 1;
  }
  return old;
}

/** Of the garment below a coat: a smaller piece of it that lies by itself is a tail of the coat. */
const TAIL = 0.4;
/** Of the coat: with less of it there is none. */
const COAT = 0.1;

/** The hems and tails of an open coat that the parser takes for a skirt beside the one that is worn. */
function addTails(old: Mask, labels: Labels): void {
  const outer = maskOf(labels, [partIndex('outer')]);
  const lower = maskOf(labels, [partIndex('lower'), partIndex('dress')]);
  const { labels: numbers, parts } = components(lower);
  const [main] = parts;
  if (main === undefined || parts.length < 2 || areaOf(outer) < COAT * (main.area + areaOf(old))) return;
  const isTail = new Uint8Array(256);
  for (const part of parts.slice(1)) isTail[part.label] = Number(part.area < TAIL * main.area);
  const touches = new Uint8Array(256);
  const { width } = labels;
  const reach = [-3, 3, -3 * width, 3 * width];
  for (let i = 0; i < numbers.data.length; i++) {
    const number = numbers.data[i]!;
    if (number > 0 && reach.some((by) => outer.data[i + by] === 1)) touches[number] = 1;
  }
  for (let i = 0; i < old.data.length; i++) {
    const number = numbers.data[i]!;
    if (number > 0 && isTail[number] === 1 && touches[number] === 1) old.data[i] = 1;
  }
}
