import type { Image } from '#images';
import { withAnklesAtShoes } from '../../person/ankles-at-shoes.js';
import { bodyOf } from '../../person/body.js';
import { centreLimbs } from '../../person/centre-limbs.js';
import { withClothAtNeck } from '../../person/cloth-at-neck.js';
import { withClothAtWrists } from '../../person/cloth-at-wrists.js';
import { estimatePose } from '../../person/estimate-pose.js';
import { lookAhead } from '../../uncover/look-ahead.js';
import { headSide, neckSide } from '../../person/neck-side.js';
import type { ParsedPerson } from '../../person/parse-person.js';
import type { Person } from '../../person/person.js';
import { refuseBack } from '../../person/refuse-back.js';
import { refuseLying } from '../../person/refuse-lying.js';
import { withSkinAtHands } from '../../person/skin-at-hands.js';
import { withSkirtsBelow } from '../../person/skirts-below.js';
import { known, type Scene } from '../scene.js';
import type { Tools } from './stage.js';

/** Finds the joints of the person and with them the body. @throws {TryOnError} `POSE_FAILED`, `SEGMENTATION_FAILED` */
export async function findPose(scene: Scene, tools: Pick<Tools, 'estimator'>): Promise<Scene> {
  const isLower = scene.garments.every(({ kind }) => kind === 'bottom');
  const person = await known(scene, 'posing').catch((error: unknown) => {
    // A photo from the waist down will do for these.
    if (isLower) return posed(known(scene, 'parsed'), tools, isLower);
    throw error;
  });
  return { ...scene, person, dressed: person };
}

/** The pose for any garments, and what of the person is known by it, before these are known. @throws as `posed` */
export async function poseAhead(
  parsed: ParsedPerson & { image: Image },
  tools: Pick<Tools, 'estimator'>,
): Promise<Person> {
  const person = await posed(parsed, tools);
  await lookAhead(person);
  return person;
}

/** A parsed person with joints and body. @throws {TryOnError} `POSE_FAILED`, `SEGMENTATION_FAILED` */
export async function posed(
  parsed: ParsedPerson & { image: Image },
  { estimator }: Pick<Tools, 'estimator'>,
  isLower = false,
): Promise<Person> {
  const keypoints = await estimatePose(estimator, parsed.image, parsed, isLower);
  const found = bodyOf(keypoints, parsed.image);
  refuseLying(found);
  const limbs = withAnklesAtShoes(centreLimbs(found, parsed.labels), parsed.labels);
  const necked = { ...limbs, neck: neckSide(found, parsed.labels) };
  const body = { ...necked, head: headSide(necked, keypoints) };
  const skirted = withSkirtsBelow(parsed.labels, body);
  const collared = withClothAtNeck(parsed.image, skirted, body);
  const cuffed = withClothAtWrists(parsed.image, collared, body);
  const labels = withSkinAtHands(parsed.image, cuffed, body);
  const person = { ...parsed, labels, keypoints, body };
  refuseBack(person);
  return person;
}
