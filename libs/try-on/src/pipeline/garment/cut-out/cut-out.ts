import { type Image, type Mask, resizeMask } from '#images';
import { cutFromGround } from './from-ground.js';
import { cutByNetwork } from './from-network.js';

/** `cutFromGround`, wherever it is done. @param coverage 0–1, of the size of the photo */
export type FromGround = (coverage: Mask) => Mask | undefined | Promise<Mask | undefined>;

/**
 * The garment's mask at the photo's size, coverage 0–1: cut from its ground where that is flat, by the network where it
 * is not.
 * @param coverage 0–1 of the whole photo, of any size (`GarmentCutter.look`)
 */
export async function cutOut(
  image: Image,
  coverage: Mask,
  fromGround: FromGround = (wide) => cutFromGround(image, wide),
): Promise<Mask> {
  return (await fromGround(resizeMask(coverage, image))) ?? (await cutByNetwork(image, coverage));
}
