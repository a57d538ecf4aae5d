import { TryOnError } from '../../errors/try-on.error.js';
import type { GarmentLook } from '../models/garment-cutter.js';
import type { GarmentType } from '../try-on-pipeline.js';
import type { GarmentKind } from './garment.js';
import type { GarmentLandmarks } from '../models/landmarks.js';
import { chanceOf, likeliestKind } from './likeliest-kind.js';

type Chances = GarmentLook['chances'];

/** Of this kind or of one that people take for it: tops, jackets and dresses shade into each other. */
function chanceLike(chances: Chances, kind: GarmentKind): number {
  if (kind === 'bottom') return chanceOf(chances, 'bottom');
  return chances.top + chances.outer + chances.dress;
}

/** Whether a bottom has legs; undefined where the outline has to tell. */
export function hasLegs({ trousers, skirt }: Chances): boolean | undefined {
  if (trousers + skirt < LEAST) return undefined;
  const share = trousers / (trousers + skirt);
  if (share > CLEARLY) return true;
  return share < 1 - CLEARLY ? false : undefined;
}

const [LEAST, CLEARLY] = [0.2, 0.85];
/** Chosen on `data/clothing`: see the model's card. */
const [SURELY_NO_GARMENT, SURELY_ANOTHER, PERHAPS] = [0.6, 0.95, 0.15];

const OTHERS = { shoes: 'shoes', hat: 'a hat', nothing: 'no garment' } as const;

/**
 * Refuses shoes, a hat and no garment at all; in doubt the sender, who says what it is, is believed.
 * @throws {TryOnError} `SEGMENTATION_FAILED`
 */
export function refuseNoGarment(chances: Chances, type: GarmentType): void {
  const others = Object.keys(OTHERS) as (keyof typeof OTHERS)[];
  if (others.reduce((sum, other) => sum + chances[other], 0) <= SURELY_NO_GARMENT) return;
  if (type !== 'auto' && chanceLike(chances, type) > PERHAPS) return;
  const likeliest = others.reduce((best, other) => (chances[other] > chances[best] ? other : best));
  throw new TryOnError(
    'SEGMENTATION_FAILED',
    `clothing_image shows ${OTHERS[likeliest]}. Send a photo of one top, jacket, dress, skirt or pair of trousers, spread out on a plain background.`,
    { atFault: 'garment' },
  );
}

/**
 * What a garment is put on as. Tops, jackets and dresses shade into each other: the sender is believed. A skirt that
 * was sent as a dress is a skirt. Where the sender says nothing, the landmark network's chances are asked as well.
 * @throws {TryOnError} `SEGMENTATION_FAILED` for trousers that are sent as a top, and the like
 */
export function kindFor(
  chances: Chances,
  type: GarmentType,
  laidOut?: GarmentLandmarks['chances'],
): GarmentKind {
  if (type === 'auto') return likeliestKind(chances, laidOut);
  const bottom = chanceOf(chances, 'bottom');
  const isAnother = type === 'bottom' ? 1 - bottom : bottom;
  if (isAnother <= SURELY_ANOTHER) return type;
  if (type === 'dress' && chances.skirt > chances.trousers) return 'bottom';
  throw new TryOnError(
    'SEGMENTATION_FAILED',
    `clothing_image shows ${type === 'bottom' ? 'no trousers or skirt' : 'trousers or a skirt'}, but it was sent as garment_type "${type}". Send garment_type "${likeliestKind(chances)}", or leave it out.`,
    { atFault: 'garment_photo' },
  );
}
