import { setImmediate } from 'node:timers/promises';
import { bareArms, bareLegs } from './limbs.js';
import type { GarmentKind } from './garment.js';
import { replacedOf } from './layers.js';
import type { Person } from './person.js';
import { skinTone } from './skin-tone.js';
import { sureSkin } from './sure-skin.js';

/**
 * Makes what every garment asks of a person, and one of `kind`, so that it is known when the garment comes: while that is
 * cut out, this thread has nothing else to do.
 */
export async function lookAhead(person: Person, kind: GarmentKind | undefined): Promise<void> {
  const { body, labels } = person;
  const looks = [
    () => bareArms(body, labels),
    () => bareLegs(body, labels),
    () => skinTone(person, sureSkin(person)),
    () => kind && replacedOf(person, kind),
  ];
  for (const look of looks) {
    // What a network or the other thread has answered goes first: the garment is waited for.
    await setImmediate();
    look();
  }
}
