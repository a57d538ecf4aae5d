import { type Labels, type Mask, newMask } from '#images';
import { MAY_HAVE_SLEEVES, partsTable } from '#person-parse';
import { type Body, torsoPlace, usualHalfWidth } from '../person/body.js';
import type { Limb } from '../person/limbs.js';
import { sleevesBeside } from './sleeves-beside.js';

/** From here on down, in torsos below the shoulder line, a hem may end. */
const LEAST_HEM = 0.55;
/** Of the body's half width in light clothes: cloth that swings wider belongs to it as well. */
const SWING = 1.3;

const LAYERS = partsTable(['upper', 'dress']);
/** In torsos: what reaches further down is a coat, and below a top it would not be taken for a layer of it. */
const COAT = 1.5;

/**
 * What of the old garment goes on below the new one's hem. Where nothing is known of what lies under it (the photo ends
 * there, or it is a dress), it is left to be seen, as a longer shirt under a short sweater is.
 */
export function keptBelow(
  { labels, body }: { labels: Labels; body: Body },
  old: Mask,
  alpha: Mask,
  { coverage }: Limb,
): Mask {
  const kept = newMask(old);
  const { width, height } = old;
  const sleeves = sleevesBeside(body, labels);
  const isKept = lowestOf(old, body) > COAT ? LAYERS : MAY_HAVE_SLEEVES;
  for (let x = 0; x < width; x++) {
    let hem = height - 1;
    while (hem >= 0 && alpha.data[hem * width + x]! <= 0.5) hem--;
    if (hem < 0) continue;
    for (let y = hem + 1; y < height; y++) {
      const i = y * width + x;
      if (old.data[i]! <= 0.5 || !isKept[labels.data[i]!]) continue;
      if (coverage.data[i]! > 0.3 || sleeves.data[i]! > 0) continue;
      const { t, side } = torsoPlace(body, { x, y });
      if (t > LEAST_HEM && Math.abs(side) < SWING * usualHalfWidth(t)) kept.data[i] = 1;
    }
  }
  return kept;
}

function lowestOf({ width, data }: Mask, body: Body): number {
  const last = data.findLastIndex((covered) => covered > 0.5);
  return last < 0 ? 0 : torsoPlace(body, { x: last % width, y: Math.floor(last / width) }).t;
}
