import { TryOnError } from '../../errors/try-on.error.js';
import { deltaE2000, labOf, medianColour } from '../images/colour.js';
import { areaOf, type Mask, newMask } from '../images/image.js';
import { type Part, partIndex } from '../models/person-parser.js';
import { torsoPlace } from './body.js';
import type { Person } from './person.js';

/** Of the head, in shoulder widths squared: with less hair (bald, a hat) nothing can be told by it. */
const LEAST_HAIR = 0.03;
/** Skin of a head, of its skin and hair: a face of a fringe and a full beard is 0.17. */
const LEAST_FACE = 0.08;
/** Best score of nose and eyes from which on there is a face whatever its colour: hair has 0.53 at most, faces 0.60. */
const SURE_FACE = 0.57;
/** ΔE2000 from the hair: a parser that has learnt faces alone finds one in the hair, of the hair's colour. */
const LIKE_HAIR = 7;

/**
 * The back of a head has no face: what little is found of one is hair. A profile has one.
 * @throws {TryOnError} `POSE_FAILED` when the person is seen from behind
 */
export function refuseBack(person: Person): void {
  const { image, keypoints, body } = person;
  const [hair, face] = [headPart(person, 'hair'), headPart(person, 'skin')];
  const [hairArea, faceArea] = [areaOf(hair), areaOf(face)];
  if (hairArea < LEAST_HAIR * body.unit ** 2) return;
  if (faceArea < LEAST_FACE * (hairArea + faceArea)) throw fromBehind();
  const { nose, left_eye, right_eye } = keypoints;
  if (Math.max(nose.score, left_eye.score, right_eye.score) > SURE_FACE) return;
  const [ofHair, ofFace] = [medianColour(image, hair), medianColour(image, face)];
  if (ofHair && ofFace && deltaE2000(labOf(...ofHair), labOf(...ofFace)) < LIKE_HAIR) throw fromBehind();
}

/** What the parser takes for this part above the shoulders. */
function headPart({ labels, body }: Person, part: Part): Mask {
  const mask = newMask(labels);
  const wanted = partIndex(part);
  for (let i = 0; i < mask.data.length; i++) {
    if (labels.data[i] !== wanted) continue;
    const { t, side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (t < -0.2 && Math.abs(side) < 0.6) mask.data[i] = 1;
  }
  return mask;
}

function fromBehind(): TryOnError {
  return new TryOnError(
    'POSE_FAILED',
    'The person in person_image is seen from behind, or hair hides the face. Send a photo from the front or the side.',
  );
}
