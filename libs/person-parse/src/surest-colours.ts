import { COLOUR_CELLS, spreadCounts } from '#images';
import type { Parse } from './parse.js';

/** A pixel tells what colours a class has where the class is likelier than the first, by this power of how likely. */
const TEACHES = { from: 0.5, power: 4 };
/** Of such pixels: with fewer the colours of a class are not known. */
const LEAST = 20;

/**
 * The colours of the pixels of which the network is surest.
 * @param chance of the class, by pixel
 * @param cells the cell of each pixel's colour (`colourCells`)
 * @param isSeen 1 where the pixel lies in the photo (`inFrame`)
 * @returns the share of each of `COLOUR_CELLS` colours, together 1; undefined where too little of the class is sure
 */
export function surestColours(
  chance: Float32Array,
  cells: Uint16Array,
  isSeen: Uint8Array,
): Float32Array | undefined {
  const counts = new Float32Array(COLOUR_CELLS);
  let total = 0;
  for (let i = 0; i < chance.length; i++) {
    if (chance[i]! <= TEACHES.from || isSeen[i] === 0) continue;
    const weight = chance[i]! ** TEACHES.power;
    counts[cells[i]!]! += weight;
    total += weight;
  }
  if (total < LEAST) return undefined;
  return spreadCounts(counts).map((count) => count / total);
}

/** 1 where the network's pixel lies in the photo: beyond its frame the border was repeated. */
export function inFrame({ box, photo, width, height }: Parse): Uint8Array {
  const isSeen = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) {
    const y = box.y + ((v + 0.5) * box.height) / height;
    if (y < 0 || y >= photo.height) continue;
    for (let u = 0; u < width; u++) {
      const x = box.x + ((u + 0.5) * box.width) / width;
      if (x >= 0 && x < photo.width) isSeen[v * width + u] = 1;
    }
  }
  return isSeen;
}
