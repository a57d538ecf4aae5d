import type { Image } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { between, distance } from '../geometry/point.js';
import type { Keypoints, PoseEstimator } from '../models/pose-estimator.js';

/** Width over height from which on a photo has room for two people side by side. */
const WIDE = 0.8;
const SURE = { face: 0.45, shoulders: 0.3, hips: 0.3 };
/** Shoulder widths, smaller over larger: a passer-by in the background is smaller. */
const ALIKE = 0.6;

/**
 * Looks at the two halves of a wide photo: the parser knows photos of one person and makes one of two.
 * @throws {TryOnError} `SEGMENTATION_FAILED` when a person of like size is in each
 */
export async function refuseCompany(estimator: PoseEstimator, image: Image): Promise<void> {
  if (image.width < WIDE * image.height) return;
  const width = Math.ceil(image.width / 2);
  const half = (x: number) => estimator.estimate(image, { x, y: 0, width, height: image.height });
  const people = [await half(0), await half(image.width - width)].map(personOf);
  const [a, b] = people;
  if (!a || !b) return;
  const [small, large] = [Math.min(a.width, b.width), Math.max(a.width, b.width)];
  if (small < ALIKE * large || distance(a.middle, b.middle) < 1.5 * large) return;
  throw moreThanOne();
}

export function moreThanOne(): TryOnError {
  return new TryOnError(
    'SEGMENTATION_FAILED',
    'More than one person found in person_image. Send a photo of one person alone.',
    { atFault: 'person_photo' },
  );
}

function personOf(k: Keypoints) {
  const isSure =
    Math.max(k.nose.score, k.left_eye.score, k.right_eye.score) > SURE.face &&
    Math.min(k.left_shoulder.score, k.right_shoulder.score) > SURE.shoulders &&
    Math.min(k.left_hip.score, k.right_hip.score) > SURE.hips;
  if (!isSure) return undefined;
  return {
    middle: between(k.left_shoulder, k.right_shoulder, 0.5),
    width: distance(k.left_shoulder, k.right_shoulder),
  };
}
