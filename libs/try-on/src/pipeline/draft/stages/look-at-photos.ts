import { TryOnError } from '../../../errors/try-on.error.js';
import { loadPerson } from '../../person/load-person.js';
import { parsePerson } from '../../person/parse-person.js';
import type { Scene } from '../scene.js';
import { poseAhead } from './find-pose.js';
import type { Tools } from './stage.js';

/** Finds the person and cuts out the garments. @throws {TryOnError} `SEGMENTATION_FAILED` and others of the photos */
export async function lookAtPhotos(scene: Scene, tools: Tools): Promise<Scene> {
  const { request } = scene;
  const { parser, preparation, workSize } = tools;
  const { image } = await loadPerson(request.person, workSize);
  // Networks and the pixels of garments have threads of their own: meanwhile this one looks at the person.
  const parsing = parsePerson(parser, image).then((found) => ({ image, ...found }));
  const posing = parsing.then((parsed) => poseAhead(parsed, tools));
  // What is wrong with the pose is told by its own stage.
  posing.catch(() => undefined);
  const [parsed, garments] = await Promise.all([
    parsing,
    inTurn(request.garments, (garment) => preparation.prepare(garment)),
  ]);
  if (new Set(garments.map((garment) => garment.kind)).size < garments.length) {
    throw new TryOnError(
      'WARP_FAILED',
      'Two of the garments are of one kind. Send at most one top, one bottom and one jacket.',
    );
  }
  return { ...scene, parsed, posing, garments };
}

/** One after the other: each keeps the thread busy, and needs memory of its own. */
async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}
