import type { SeenGround } from './from-ground.js';

/** The memory of what is seen of a ground: it goes from thread to thread as it is. */
export function buffersOf({ lightness, shades, distance }: SeenGround): ArrayBufferLike[] {
  return [lightness.buffer, shades.buffer, distance.buffer];
}
