import type { RenderInput } from '../renderer.js';
import { garmentWords, realismWords } from '../words.js';

/** `{garments}` says which image shows which garment, `{realism}` how the fabric should look. */
export const DEFAULT_PROMPT =
  'Image 1 shows a person; {garments}. Make a photo of the same person wearing these garments in the place of those ' +
  'that they replace. Keep the face, hair, body shape, pose, framing and background of image 1. Keep the colour, ' +
  'pattern, cut and prints of each garment. Add nothing else. {realism}';

/** Whether a template says what is to be put on. */
export function isPrompt(template: string): boolean {
  return template.includes('{garments}');
}

export function promptOf(
  template: string,
  { garments, realismLevel }: Pick<RenderInput, 'garments' | 'realismLevel'>,
): string {
  return template
    .replaceAll('{garments}', () => garmentWords(garments))
    .replaceAll('{realism}', () => realismWords(realismLevel));
}
