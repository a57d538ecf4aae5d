import { type Labels, type Mask, maskOf, newMask } from '../images/image.js';
import { components } from '../images/morphology.js';
import { partIndex } from '../models/person-parser.js';

/** With this share of its border on a garment a thing is worn on it: of a bag in a hand or at a side more is elsewhere. */
const ON = 0.75;

/** Belts, brooches and necklaces on the garment `worn`: what the parser calls other things and lies within it. */
export function beltsOn({ width, height, data }: Labels, worn: Mask): Mask {
  const things = maskOf({ width, height, data }, [partIndex('other')]);
  const { labels: numbers } = components(things);
  const border = new Float64Array(256);
  const onCloth = new Float64Array(256);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const number = numbers.data[i]!;
      if (number === 0) continue;
      for (const by of [-1, 1, -width, width]) {
        if (numbers.data[i + by] === number) continue;
        border[number]!++;
        if (worn.data[i + by]! > 0.5) onCloth[number]!++;
      }
    }
  }
  const belts = newMask(things);
  for (let i = 0; i < belts.data.length; i++) {
    const number = numbers.data[i]!;
    if (number > 0 && onCloth[number]! >= ON * border[number]!) belts.data[i] = 1;
  }
  return belts;
}
