import type { Box, Image } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { between, distance } from '../geometry/point.js';
import { JOINTS, type Keypoint, type Keypoints, type PoseEstimator } from '../models/pose-estimator.js';
import { SURE } from './body.js';
import { lowerPose } from './lower-pose.js';
import type { ParsedPerson } from './parse-person.js';
import { refuseCompany } from './refuse-company.js';

const UPPER_BODY = JOINTS.slice(0, 11);

/**
 * Keypoints from looks at the whole person and at the upper body, each with its mirror image; of the two the surer. Where only garments below
 * the waist are put on (`isLower`), a photo from the waist down will do.
 * @throws {TryOnError} `POSE_FAILED` when there is no face, or the shoulders cannot be told; `BODY_NOT_SHOWN` for a face
 * alone; `SEGMENTATION_FAILED` for two people
 */
export async function estimatePose(
  estimator: PoseEstimator,
  image: Image,
  person: ParsedPerson,
  isLower = false,
): Promise<Keypoints> {
  const keypoints = await keypointsOf(estimator, image, person);
  const lower = isLower && !hasFace(keypoints) ? await lowerPose(estimator, image, person) : undefined;
  if (lower !== undefined) return lower;
  refuse(keypoints, image);
  await refuseCompany(estimator, image);
  return keypoints;
}

/** The keypoints without a judgement of them. */
export async function keypointsOf(
  estimator: PoseEstimator,
  image: Image,
  { box }: ParsedPerson,
): Promise<Keypoints> {
  const whole = await bothWays(estimator, image, grown(box, 1.15));
  const close = await bothWays(estimator, image, upperBody(box, whole));
  const keypoints = { ...whole };
  for (const joint of UPPER_BODY) keypoints[joint] = surer(whole[joint], close[joint]);
  return keypoints;
}

/** Of the side of a look: where a joint is so far from where it is in the mirror image, one of both is wrong. */
const ALIKE = 0.05;

/** A look at `box` and one at its mirror image, together: of joints that lie elsewhere in both the surer one. */
async function bothWays(estimator: PoseEstimator, image: Image, box: Box): Promise<Keypoints> {
  const looks = [await estimator.estimate(image, box), await estimator.estimateMirrored(image, box)] as const;
  const reach = ALIKE * Math.max(box.width, box.height);
  const joints = JOINTS.map((joint) => {
    const [a, b] = [looks[0][joint], looks[1][joint]];
    return [joint, distance(a, b) > reach ? surer(a, b) : weighed(a, b)] as const;
  });
  return Object.fromEntries(joints) as Keypoints;
}

/** Between two places of one joint, nearer to the surer one. */
function weighed(a: Keypoint, b: Keypoint): Keypoint {
  const share = b.score ** 2 / Math.max(1e-6, a.score ** 2 + b.score ** 2);
  return { ...between(a, b, share), score: (a.score + b.score) / 2 };
}

function surer(a: Keypoint, b: Keypoint): Keypoint {
  return b.score > a.score ? b : a;
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x - (width * (by - 1)) / 2,
    y: y - (height * (by - 1)) / 2,
    width: width * by,
    height: height * by,
  };
}

function upperBody(box: Box, { left_shoulder, right_shoulder, left_hip, right_hip }: Keypoints): Box {
  const hips = Math.max(left_hip.y, right_hip.y);
  const bottom = Math.min(box.y + box.height, hips + 0.25 * Math.max(1, hips - box.y));
  const height = Math.max(bottom - box.y, 2 * distance(left_shoulder, right_shoulder));
  return grown({ x: box.x, y: box.y, width: box.width, height }, 1.1);
}

/** Best of nose and eyes: 0.5 and more on people, 0.3 and less on the clothes of `data/clothing` (34 photos of the train parts). */
export const FACE = 0.4;

/** Shoulder widths that the photo shows below the shoulders: the hips are 1.3 below them, a portrait's edge 0.8. */
const LEAST_CHEST = 0.9;

function hasFace({ nose, left_eye, right_eye }: Keypoints): boolean {
  return Math.max(nose.score, left_eye.score, right_eye.score) >= FACE;
}

function refuse(keypoints: Keypoints, image: Image): void {
  const { left_shoulder, right_shoulder } = keypoints;
  if (!hasFace(keypoints)) {
    throw new TryOnError(
      'POSE_FAILED',
      'No face is to be seen in person_image. Send a photo of one person from the front, head included.',
      { atFault: 'person_photo' },
    );
  }
  if (Math.min(left_shoulder.score, right_shoulder.score) < SURE) {
    throw new TryOnError(
      'POSE_FAILED',
      'The shoulders of the person in person_image cannot be told. Send a photo from the front that shows the body down to the hips.',
      { atFault: 'person_photo' },
    );
  }
  const below = image.height - Math.max(left_shoulder.y, right_shoulder.y);
  if (below < Math.max(0.18 * image.height, LEAST_CHEST * distance(left_shoulder, right_shoulder))) {
    throw new TryOnError(
      'BODY_NOT_SHOWN',
      'person_image shows little more than a face. Send a photo that shows the body down to the hips.',
      { atFault: 'person_photo' },
    );
  }
}
