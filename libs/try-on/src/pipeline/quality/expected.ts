import { type Mask, newMask } from '#images';
import { torsoPlace, usualHalfWidth } from '../person/body.js';
import type { Cut, GarmentKind } from '../garment/garment.js';
import { bareLegs } from '../person/limbs.js';
import type { Person } from '../person/person.js';

/** Where any garment of its kind must be: the trunk of a top, the upper legs of trousers. */
export function expectedRegion(
  { body, labels }: Pick<Person, 'body' | 'labels'>,
  { kind, cut }: { kind: GarmentKind; cut: Cut },
): Mask {
  const region = newMask(labels);
  const [from, to] = kind === 'bottom' ? [0.95, 1.3] : [0.28, kind === 'dress' ? 1.2 : 0.65];
  const legs = cut === 'trousers' ? bareLegs(body, labels).coverage : undefined;
  for (let i = 0; i < region.data.length; i++) {
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    const isTrunk = t > from && t < to && Math.abs(side) < 0.8 * usualHalfWidth(t);
    const isLeg = legs !== undefined && t > 1.2 && t < 1.5 && legs.data[i]! > 0.5;
    if (kind === 'bottom' && legs ? isLeg || (isTrunk && t < 1.2) : isTrunk) region.data[i] = 1;
  }
  return region;
}
