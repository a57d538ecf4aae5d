import type { Labels } from '#images';
import { partsTable } from '#person-parse';
import { distance } from '../../geometry/point.js';
import type { Keypoints } from '../../models/pose-estimator.js';
import { FACE } from '../../person/estimate-pose.js';

type FaceJoints = Pick<Keypoints, 'nose' | 'left_eye' | 'right_eye'>;

/** The best score (0–1) of nose and eyes. */
export const faceScore = ({ nose, left_eye, right_eye }: FaceJoints): number =>
  Math.max(nose.score, left_eye.score, right_eye.score);

/**
 * Whether a photo shows a face, by the pose and by the parser. Either alone takes hangers, hoods and collars for faces: joints
 * that are unsure have to lie among hair and skin, sure ones beside some. Bounds chosen on train photos: decision 63.
 */
export function showsFace(joints: FaceJoints, labels: Labels): boolean {
  const score = faceScore(joints);
  return score >= FACE && headShare(joints, labels) >= (score < SURE ? AMONG : BESIDE);
}

const SURE = 0.55;
const [AMONG, BESIDE] = [0.4, 0.15];
/** How far around the nose hair and skin are counted: in distances between the eyes; in pixels at least. */
const [BY_EYES, LEAST] = [2, 20];
const IS_HEAD = partsTable(['hair', 'skin']);

function headShare({ nose, left_eye, right_eye }: FaceJoints, { width, height, data }: Labels): number {
  const reach = Math.max(LEAST, BY_EYES * distance(left_eye, right_eye));
  let [head, all] = [0, 0];
  for (let y = Math.max(0, Math.round(nose.y - reach)); y < Math.min(height, nose.y + reach); y++) {
    for (let x = Math.max(0, Math.round(nose.x - reach)); x < Math.min(width, nose.x + reach); x++) {
      all++;
      if (IS_HEAD[data[y * width + x]!]) head++;
    }
  }
  return all === 0 ? 0 : head / all;
}
