import { areaOf, type Mask, newMask } from '#images';
import { type Part, partIndex } from '#person-parse';
import { TryOnError } from '../../errors/try-on.error.js';
import { deltaE2000, labOf, medianColour } from '../images/colour.js';
import { torsoPlace } from './body.js';
import type { Person } from './person.js';

/** Of the head, in shoulder widths squared: with less hair (bald, a hat) nothing can be told by it. */
const LEAST_HAIR = 0.03;
/** Torsos that the person's left shoulder lies to picture left of the right one: from behind 0.5 and more, in profile about 0. */
const TURNED = 0.25;
/** Of nose and eyes: with it, and the shoulders as from the front, there is a face however much hair lies around it. Where hair was painted over faces they have less. */
const SURE_FACE = 0.75;
/** Skin of a head, of its skin and hair: a face of a fringe and a full beard is 0.17. */
const LEAST_FACE = 0.08;
/**
 * A face so near to the colour of the hair (ΔE2000) is hair where nose and eyes have less than this score: a parser that
 * knows where faces are finds one in hair. Real faces with such scores are 16 away; fair hair may be 4 from a face, whose
 * score is higher.
 */
const LOOKS_LIKE_HAIR = [
  { within: 4, below: 0.7 },
  { within: 10, below: 0.62 },
] as const;

/**
 * From behind left and right are the other way round in the picture. Where the joints do not tell: the back of a head has no face, and what
 * little is found of one is hair. A profile has one.
 * @throws {TryOnError} `POSE_FAILED` when the person is seen from behind
 */
export function refuseBack(person: Person): void {
  const { image, keypoints, body } = person;
  const [hair, face] = [headPart(person, 'hair'), headPart(person, 'skin')];
  const [hairArea, faceArea] = [areaOf(hair), areaOf(face)];
  const { nose, left_eye, right_eye, left_shoulder, right_shoulder } = keypoints;
  const turned = (right_shoulder.x - left_shoulder.x) / body.torso;
  if (turned > TURNED) throw fromBehind();
  const score = Math.max(nose.score, left_eye.score, right_eye.score);
  if (turned < -TURNED && score > SURE_FACE) return;
  if (hairArea < LEAST_HAIR * body.unit ** 2) {
    if (faceArea < LEAST_HAIR * body.unit ** 2) throw fromBehind();
    return;
  }
  if (faceArea < LEAST_FACE * (hairArea + faceArea)) throw fromBehind();
  const [ofHair, ofFace] = [medianColour(image, hair), medianColour(image, face)];
  if (ofHair === undefined || ofFace === undefined) return;
  const apart = deltaE2000(labOf(...ofHair), labOf(...ofFace));
  if (LOOKS_LIKE_HAIR.some(({ within, below }) => apart < within && score < below)) throw fromBehind();
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
    { atFault: 'person_photo' },
  );
}
