import {
  areaOf,
  guidedFilter,
  type Image,
  lumaOf,
  type Mask,
  maskOf,
  newMask,
  union,
  without,
} from '#images';
import { MAY_HAVE_SLEEVES, type Part, partIndex, probabilityOf } from '#person-parse';
import { components } from '../images/morphology.js';
import { remembered } from '../remembered.js';
import { CHIN, torsoPlace } from '../person/body.js';
import { foldedForearms } from './folded-arms.js';
import type { GarmentKind } from '../garment/garment.js';
import { type HairEdge, hairEdge } from './hair-edge.js';
import { FINGERTIPS, handZone } from '../person/hands.js';
import { markBeside } from '../person/mark-beside.js';
import { oldGarment } from './old-garment.js';
import type { Person } from '../person/person.js';
import { beltsBetween } from './things.js';

/** What stays in front of the new garment, 0–1 at work size, and the photo that it is taken from. */
export type Front = { mask: Mask; head: Mask; image: Image };

const LARGE_THING = 0.012;

/**
 * Hair, face, hands, forearms before the body, bags; shoes, and the old top before a new bottom.
 * @param sleeves how far down the arms the new sleeves go, as shares of them
 */
export function frontOf(
  person: Person,
  kind: GarmentKind,
  old = oldGarment(person, kind),
  sleeves?: readonly [number, number],
): Front {
  const { labels, body, parse } = person;
  const { hair, skin } = softEdges(person);
  const head = headOf(person, hair.alpha, old);
  const mask = { ...head, data: head.data.slice() };
  const hands = handZone(body, labels);
  const forearms = kind === 'bottom' ? forearmZone(person) : foldedForearms(body, labels, sleeves);
  raise(mask, skin, (i) => {
    const isCuff = MAY_HAVE_SLEEVES[labels.data[i]!] && skin.data[i]! > SURE;
    return !isCuff && (hands.data[i]! > 0 || forearms.data[i]! > 0);
  });
  // Hands that were found by their colour are not in the parser's probabilities.
  const ground = probabilityOf(parse, ['background']);
  raise(mask, maskOf(labels, [partIndex('skin')]), (i) => {
    return hands.data[i]! > 0 && skin.data[i]! < SURE && ground.data[i]! < GROUND_SEEN;
  });
  const things = thingsOf(person, kind, old);
  raise(mask, things, () => true);
  if (kind === 'bottom' || kind === 'dress') {
    const feet = feetOf(person);
    raise(mask, probabilityOf(parse, ['shoes']), (i) => i >= feet);
  }
  if (kind === 'bottom') raise(mask, softEdge(person, ['upper', 'outer']), () => true);
  return { mask, head, image: hair.image };
}

/** Hair and skin, 0–1, their edges moved to those of the photo. */
export const softEdges = remembered((person: Person): { hair: HairEdge; skin: Mask } => ({
  hair: hairEdge(person, softEdge(person, ['hair'])),
  skin: softEdge(person, ['skin']),
}));

function softEdge({ image, body, parse }: Person, parts: readonly Part[]): Mask {
  const radius = Math.max(2, Math.round(body.unit * 0.03));
  return guidedFilter(lumaOf(image), probabilityOf(parse, parts), radius, 2e-4);
}

/** The first pixel of the row from which on shoes are in front: socks and boots are under what is worn over legs. */
function feetOf({ body, labels }: Person): number {
  const ankle = Math.min(body.left.ankle.y, body.right.ankle.y);
  return Math.floor(ankle - ANKLE * body.unit) * labels.width;
}

/** In shoulder widths above the ankle. */
const ANKLE = 0.12;

function raise(mask: Mask, by: Mask, where: (i: number) => boolean): void {
  for (let i = 0; i < mask.data.length; i++) {
    if (by.data[i] === 0) continue;
    const value = decided(by.data[i]!);
    if (value > mask.data[i]! && where(i)) mask.data[i] = value;
  }
}

/** Hair anywhere, and above the shoulders what may be skin and is no collar of the old garment: face, ears and neck. */
function headOf({ labels, body, parse }: Person, hair: Mask, old: Mask): Mask {
  const skin = probabilityOf(parse, ['skin', 'other']);
  const out = { ...hair, data: hair.data.map(decided) };
  for (let i = 0; i < out.data.length; i++) {
    if (old.data[i]! > 0.5 || labels.data[i] === GROUND || !(skin.data[i]! > 0.3)) continue;
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t * body.torso <= -CHIN * body.unit && Math.abs(side) <= 0.7) out.data[i] = 1;
  }
  return out;
}

const GROUND = partIndex('background');

/** What the parser takes for one thing has more of this; where the labels say another, colours told it. */
const SURE = 0.5;

/** Between arm and body there may be ground where the parser has more of this for it. */
const GROUND_SEEN = 0.05;

function forearmZone({ body, labels }: Person): Mask {
  const zone = newMask(labels);
  for (const { arm } of [body.left, body.right]) {
    markBeside(
      zone,
      arm,
      FINGERTIPS * body.unit,
      ({ along, across }) => along > 0.4 * arm.total && Math.abs(across) < 0.2 * body.unit,
    );
  }
  return zone;
}

/** Bags, scarves and hats: what is neither clothes nor body and is not a mere belt or necklace. */
function thingsOf({ labels, silhouette, body }: Person, kind: GarmentKind, old: Mask): Mask {
  const all = maskOf(labels, [partIndex('other')]);
  if (!all.data.includes(1)) return all;
  const under: Part[] = kind === 'outer' ? ['upper', 'lower', 'dress'] : ['lower', 'dress'];
  const cloth = union(old, maskOf(labels, under.map(partIndex)));
  const clothes = union(old, beltsBetween(labels, cloth, body.unit));
  const things = without(all, clothes);
  const { labels: numbers, parts } = components(things);
  const least = LARGE_THING * areaOf(silhouette);
  const kept = new Uint8Array(256);
  for (const part of parts) kept[part.label] = part.area > least ? 1 : 0;
  for (let i = 0; i < things.data.length; i++) things.data[i] = kept[numbers.data[i]!]!;
  return things;
}

/** A doubtful probability would show two clothes at once: between 0.35 and 0.65 it is turned into an edge. */
function decided(probability: number): number {
  return Math.min(1, Math.max(0, (probability - 0.35) / 0.3));
}
