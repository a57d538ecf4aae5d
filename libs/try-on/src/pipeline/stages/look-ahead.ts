import { bareArms, bareLegs, seenArms } from './limbs.js';
import { softEdges } from './layers.js';
import type { Person } from './person.js';
import { skinTone } from './skin-tone.js';
import { sureSkin } from './sure-skin.js';

/**
 * Makes what every garment asks of a person, so that it is known when the garment comes: while that is cut out, this
 * thread has nothing else to do.
 */
export function lookAhead(person: Person): void {
  const { body, labels } = person;
  softEdges(person);
  bareArms(body, labels);
  seenArms(body, labels);
  bareLegs(body, labels);
  skinTone(person, sureSkin(person));
}
