import { TryOnError } from '../../errors/try-on.error.js';
import { type Body, lean } from './body.js';

/** Degrees from upright: people who dance or bend down lean less. */
const LYING = 55;

/** @throws {TryOnError} `POSE_FAILED` for somebody who lies, or a photo that lies on its side */
export function refuseLying(body: Body): void {
  if (Math.abs(lean(body)) <= LYING) return;
  throw new TryOnError(
    'POSE_FAILED',
    'person_image shows somebody who lies, or is turned on its side. Send an upright photo of somebody who stands.',
    { atFault: 'person_photo' },
  );
}
