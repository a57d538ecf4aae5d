import type { Mask } from '#images';
import type { FitKnobs } from '../fit/fit-knobs.js';
import type { Garment } from '../garment/garment.js';
import { stepsOf } from '../draft/steps-of.js';
import type { Shown } from '../quality/view.js';
import type { Person } from '../person/person.js';
import { currentPiece, newScene, type Piece, type Scene } from '../draft/scene.js';
import { STAGES } from '../draft/stages.js';

/** One garment put onto the person. */
export type PutOn = Required<Pick<Piece, 'image' | 'edit' | 'visible' | 'draped' | 'uncovered'>> & {
  front: Mask;
  /** For the gate. */
  shown: Shown;
};

export type PutOnOptions = { knobs: FitKnobs; realismLevel: number };

/** Runs the stages of one garment alone: for measurements. @throws {TryOnError} `WARP_FAILED` */
export function putOn(person: Person, garment: Garment, { knobs, realismLevel }: PutOnOptions): PutOn {
  const request = { person: new Uint8Array(), garments: [], realismLevel };
  let scene: Scene = { ...newScene(request, knobs), person, dressed: person, pieces: [{ garment }] };
  for (const stage of STAGES) if (stage.of === 'garment') scene = stage.run(scene);
  const piece = currentPiece(scene, 'image', 'edit', 'visible', 'draped', 'uncovered', 'front');
  return { ...piece, front: piece.front.mask, shown: stepsOf(scene.pieces)[0]!.shown };
}
