import { setImmediate } from 'node:timers/promises';
import { bareArms, bareLegs } from '../person/limbs.js';
import { softEdges } from './layers.js';
import type { Person } from '../person/person.js';
import { skinTone } from '../person/skin-tone.js';
import { sureSkin } from '../person/sure-skin.js';

/**
 * Makes what every garment asks of a person, so that it is known when the garment comes: while that is cut out, this
 * thread has nothing else to do.
 */
export async function lookAhead(person: Person): Promise<void> {
  const { body, labels } = person;
  const looks = [
    () => softEdges(person),
    () => bareArms(body, labels),
    () => bareLegs(body, labels),
    () => skinTone(person, sureSkin(person)),
  ];
  for (const look of looks) {
    // What a network or the other thread has answered goes first: the garment is waited for.
    await setImmediate();
    look();
  }
}
