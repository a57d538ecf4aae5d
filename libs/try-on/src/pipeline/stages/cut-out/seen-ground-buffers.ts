import type { SeenGround } from './from-ground.js';

/** The memory of what is seen of a ground: it goes from thread to thread as it is. */
export function buffersOf({ lab, ground, distance }: SeenGround): ArrayBufferLike[] {
  return [...lab.planes, ...ground.colour.planes, distance].map(({ buffer }) => buffer);
}
