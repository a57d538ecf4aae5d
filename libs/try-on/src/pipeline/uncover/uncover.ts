import { copyImage, type Image, type Mask, maskOf, newMask, without } from '#images';
import { partIndex } from '#person-parse';
import { medianColour } from '../images/colour.js';
import { fill } from '../images/fill.js';
import { mirrorRows } from '../images/mirror.js';
import { distanceTo, erode } from '../images/morphology.js';
import { paintSkin, shadeBelow, shadeReach } from './bare-skin.js';
import { bareTrunk } from './bare-trunk.js';
import { bareUnder } from './bare-under.js';
import { type Body, torsoPlace } from '../person/body.js';
import { closeArmpits } from './close-armpits.js';
import { flatGround } from './flat-ground.js';
import type { GarmentKind } from '../garment/garment.js';
import { growCloth } from './grow-cloth.js';
import type { Front } from './layers.js';
import { bareArms, bareLegs, type Limb } from '../person/limbs.js';
import { isSeenNext } from './next-garment.js';
import { nextUnder } from './next-under.js';
import { oldGarment } from './old-garment.js';
import { paintedOf, rimOf } from './painted.js';
import type { Person } from '../person/person.js';
import { skinTone } from '../person/skin-tone.js';
import { strayCloth } from './stray-cloth.js';
import { sureSkin } from '../person/sure-skin.js';
import { takenOff } from './taken-off.js';
import { thingsBeside } from './things.js';
import { underCoat } from './under-coat.js';
import { comesOut, markCorners, underGarment } from './under-garment.js';
import type { Draped } from '../fit/draped.js';

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
  draped: Draped;
};

/** Takes the old garment (`replaced`) away where the new one leaves it bare. */
export function uncover(
  person: Person,
  kind: GarmentKind,
  laid: Draped,
  front: Pick<Front, 'head'>,
  replaced = oldGarment(person, kind),
): Uncovered {
  const { image, labels, body } = person;
  const [arms, legs] = [bareArms(body, labels), bareLegs(body, labels)];
  const { old, where, next } = takenOff(person, kind, laid, replaced, arms);
  const out = copyImage(image);
  // Of one shot the shop's photo has what is around its garment, and all else is as it was.
  if (where === undefined || laid.changed !== undefined)
    return { image: out, painted: newMask(labels), old, stray: newMask(labels), draped: laid };
  const draped = laid.isMoved === true ? laid : grown(laid, kind, old, body, kind === 'bottom' ? legs : arms);
  const sure = sureSkin(person);
  const tone = skinTone(person, sure);
  const rim = rimOf(person);
  const beyond = distanceTo(old);
  const flat = flatGround(person, old, beyond);
  const solid = solidGround(person, rim, flat);
  const smooth = fill(image, solid, where);
  const stray = strayCloth(person, old, {
    where,
    ground: smooth,
    skin: tone.rgb,
    things: thingsBeside(labels, old, person.silhouette),
    ...(next && {
      next: {
        isNext: next.isNext,
        colour: medianColour(image, maskOf(labels, next.parts.map(partIndex))),
      },
    }),
  });
  const isTop = kind === 'top' || kind === 'outer';
  const seen = next && isTop ? comesOut(labels, body, next.parts, old) : undefined;
  if (seen && next && kind === 'top') markCorners(stray, { labels, body, isNext: next.isNext, seen, beyond });
  const [cloth, head] = [draped.alpha, front.head];
  const painted = paintedOf(person, { old, stray, beyond, rim, flat, next, tone, cloth, head });
  const skin = paintSkin(person, tone, { kind, arms, legs, sure, cloth, painted, where });
  const known = without(solid, stray);
  // A studio's wall has no texture to go on with; its floor begins somewhere below the hips.
  const textured = flat === undefined ? painted : belowHips(painted, body);
  const ground = mirrorRows(image, known, smooth, textured);
  const goesOn = seen && next && underGarment(labels, body, next.parts, old, legs, seen);
  const trunk = kind === 'bottom' ? undefined : bareTrunk(person, draped, old);
  const coat = kind === 'outer' && next && trunk ? underCoat(person, old, trunk) : undefined;
  const bareAt = bareUnder(labels, kind, { old, draped, trunk: coat?.bare ?? trunk, arms, legs, goesOn });
  const nextAt = next && nextUnder(person, kind, next, { old, stray, goesOn, trunk: coat?.covered });
  const reachOfShade = shadeReach(body.unit);
  for (let i = 0; i < painted.data.length; i++) {
    const p = painted.data[i]!;
    if (p <= 0) continue;
    const place = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    const bare = next && isSeenNext(next, labels, old, i) ? 0 : bareAt(i, place);
    const under = nextAt?.(i, place, bare) ?? 0;
    const goingOn = (coat?.covered(i) ?? 0) > 0 ? next?.smooth : next?.image;
    const shade = under > 0 ? shadeBelow(cloth, i, reachOfShade) : 1;
    for (let at = i * 3; at < i * 3 + 3; at++) {
      const base =
        goingOn && under > 0
          ? goingOn.data[at]! * shade * under + ground.data[at]! * (1 - under)
          : ground.data[at]!;
      const colour = skin.data[at]! * bare + base * (1 - bare);
      out.data[at] = Math.round(image.data[at]! * (1 - p) + colour * p);
    }
  }
  return { image: out, painted, old, stray, draped };
}

/** What of a mask is as low as the hips or lower. */
function belowHips(mask: Mask, { left, right }: Body): Mask {
  const from = Math.max(0, Math.round(Math.min(left.hip.y, right.hip.y))) * mask.width;
  return { ...mask, data: mask.data.map((value, i) => (i < from ? 0 : value)) };
}

/** The new garment, grown to the outline of the old one where they nearly meet, and closed under the arms. */
function grown(laid: Draped, kind: GarmentKind, old: Mask, body: Body, limbs: Limb): Draped {
  return growCloth(kind === 'bottom' ? laid : closeArmpits(laid, old, body), old, body, limbs);
}

/** Background that is the same under the old garment: without its rim, and without flat ground that is painted anew. */
function solidGround({ labels }: Person, rim: number, flat: Mask | undefined): Mask {
  const solid = erode(maskOf(labels, [partIndex('background')]), rim);
  if (flat !== undefined)
    for (let i = 0; i < solid.data.length; i++) if (flat.data[i]! > 0) solid.data[i] = 0;
  return solid;
}
