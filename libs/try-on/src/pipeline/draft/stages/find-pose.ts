import type { Image } from '../../images/image.js';
import { withAnklesAtShoes } from '../../stages/ankles-at-shoes.js';
import { bodyOf } from '../../stages/body.js';
import { centreLimbs } from '../../stages/centre-limbs.js';
import { withClothAtNeck } from '../../stages/cloth-at-neck.js';
import { estimatePose } from '../../stages/estimate-pose.js';
import { headSide, neckSide } from '../../stages/neck-side.js';
import type { ParsedPerson } from '../../stages/parse-person.js';
import type { Person } from '../../stages/person.js';
import { refuseBack } from '../../stages/refuse-back.js';
import { refuseLying } from '../../stages/refuse-lying.js';
import { withSkinAtHands } from '../../stages/skin-at-hands.js';
import { withSkirtsBelow } from '../../stages/skirts-below.js';
import { known, type Scene } from '../scene.js';
import type { Tools } from './stage.js';

/** Finds the joints of the person and with them the body. @throws {TryOnError} `POSE_FAILED`, `SEGMENTATION_FAILED` */
export async function findPose(scene: Scene, tools: Pick<Tools, 'estimator'>): Promise<Scene> {
  const isLower = scene.garments.every(({ kind }) => kind === 'bottom');
  const person = await posed(known(scene, 'parsed'), tools, isLower);
  return { ...scene, person, dressed: person };
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
  const labels = withSkinAtHands(parsed.image, collared, body);
  const person = { ...parsed, labels, keypoints, body };
  refuseBack(person);
  return person;
}
