import type { GarmentType } from '../pipeline/try-on-pipeline.js';

/** What a prompt calls each kind of garment. */
export const GARMENT_WORDS: Record<GarmentType, string> = {
  auto: 'garment',
  top: 'top',
  bottom: 'bottom (trousers or skirt)',
  dress: 'dress',
  outer: 'outer layer',
};

/** What a prompt says of realism, from 1, as painted anew, to 5, as photographed. */
const REALISM = [
  'Keep the light simple and the folds few.',
  'Keep the light even, with soft folds.',
  'Give the fabric natural folds and shadows.',
  'Match the light, the shadows and the folds of the photo closely.',
  'Match the light, shadows, folds and the grain of the photo exactly, so that it cannot be told from a photo.',
] as const;

export function realismWords(level: number): string {
  return REALISM[level - 1] ?? REALISM[2];
}

/** `image 2 shows the top, image 3 shows the dress`: the person is image 1. */
export function garmentWords(garments: readonly { kind: GarmentType }[]): string {
  return garments.map(({ kind }, at) => `image ${at + 2} shows the ${GARMENT_WORDS[kind]}`).join(', ');
}
