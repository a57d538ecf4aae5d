import { Transfer, worker } from 'workerpool';
import type { Image, Mask } from '#images';
import { cleanEdge } from './clean-edge.js';
import { cutFromSeenGround, type SeenGround, seenGround } from './from-ground.js';
import { buffersOf } from './seen-ground-buffers.js';

/** The methods of a `GarmentThread`, by what they answer. */
const methods = {
  seenGround(image: Image): SeenGround | undefined {
    const seen = seenGround(image);
    return seen && moved(seen, buffersOf(seen));
  },
  cutFromSeenGround(image: Image, seen: SeenGround, coverage: Mask): Mask | undefined {
    const mask = cutFromSeenGround(image, seen, coverage);
    return mask && moved(mask, [mask.data.buffer]);
  },
  cleanEdge(image: Image, mask: Mask): Image {
    const clean = cleanEdge({ image, mask }).image;
    return moved(clean, [clean.data.buffer]);
  },
};
export type GarmentMethods = typeof methods;

/** Memory is handed over and not copied. */
function moved<T extends object>(answer: T, buffers: ArrayBufferLike[]): T {
  return new Transfer(answer, buffers) as unknown as T;
}

worker(methods);
