import { union } from '#images';
import { partIndex } from '#person-parse';
import { blend } from '../../compose/blend.js';
import type { Person } from '../../person/person.js';
import { shade } from '../../compose/shade.js';
import { currentPiece, known, type Piece, type Scene, withPiece } from '../scene.js';

/** Shades the garment and puts body, garment and what is before it together: the next is laid over that. */
export function compose(scene: Scene): Scene {
  const { garment, uncovered, front, arms } = currentPiece(scene, 'uncovered', 'front');
  const person = known(scene, 'dressed');
  const draped = shade(person, uncovered.draped, uncovered.old, scene.request.realismLevel);
  const { image, visible, edit } = blend(person.image, uncovered, draped, front);
  return {
    ...withPiece(scene, { draped, image, visible, edit }),
    edit: scene.edit === undefined ? edit : union(scene.edit, edit),
    composite: image,
    dressed: dressedIn(person, garment, { image, visible, edit }, arms),
  };
}

/** The person with the garment on: what the next garment is laid over. */
function dressedIn(
  person: Person,
  { kind }: Piece['garment'],
  { image, visible, edit }: Required<Pick<Piece, 'image' | 'visible' | 'edit'>>,
  arms: Piece['arms'],
): Person {
  const labels = { ...person.labels, data: person.labels.data.slice() };
  const part = partIndex(kind === 'bottom' ? 'lower' : kind === 'top' ? 'upper' : kind);
  for (let i = 0; i < labels.data.length; i++) {
    if (arms !== undefined && arms.data[i]! > 0.5) labels.data[i] = partIndex('skin');
    else if (visible.data[i]! > 0.5) labels.data[i] = part;
    else if (edit.data[i]! > 0.5) labels.data[i] = partIndex('background');
  }
  return { ...person, image, labels };
}
