import { z } from 'zod';
import { noImage } from '../http/no-image.js';
import type { RenderInput } from '../renderer.js';
import { garmentWords, realismWords } from '../words.js';

/** Answers of `generateContent` (Gemini API reference, v1beta), as far as they are looked at. */
const answer = z.object({
  candidates: z
    .array(
      z.object({
        finishReason: z.string().optional(),
        content: z
          .object({
            parts: z.array(z.object({ inlineData: z.object({ data: z.string() }).optional() })).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
});

/** The body of a request: instructions, the person, then each garment. */
export function renderRequest(
  { person, garments, realismLevel }: Pick<RenderInput, 'person' | 'garments' | 'realismLevel'>,
  seed: number,
): object {
  const text =
    `Image 1 shows a person; ${garmentWords(garments)}. Make a photo of the same person wearing these garments in the place of ` +
    'those that they replace. Keep the face, hair, body shape, pose, framing and background of image 1. Keep the ' +
    'colour, pattern, cut and prints of each garment. Add nothing else. ' +
    realismWords(realismLevel);
  return {
    contents: [
      { role: 'user', parts: [{ text }, ...[person, ...garments.map(({ photo }) => photo)].map(inline)] },
    ],
    generationConfig: { responseModalities: ['IMAGE'], seed },
  };
}

/**
 * The image of an answer with HTTP 200.
 * @throws TryOnError `RENDERER_FAILED` when there is none: refused, or empty
 */
export function imageOf(body: unknown): Uint8Array {
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw noImage('its answer could not be read');
  const { candidates = [], promptFeedback } = parsed.data;
  for (const { content } of candidates) {
    const data = content?.parts?.find(({ inlineData }) => inlineData !== undefined)?.inlineData?.data;
    if (data !== undefined && data !== '') return new Uint8Array(Buffer.from(data, 'base64'));
  }
  const reason = promptFeedback?.blockReason ?? candidates[0]?.finishReason;
  const refused = reason !== undefined && reason !== 'STOP';
  throw noImage(refused ? `it refused these photos (${reason.slice(0, 40)})` : 'its answer was empty');
}

function inline(image: Uint8Array): object {
  const isPng = image[0] === 0x89;
  const isWebp = image[0] === 0x52;
  return {
    inlineData: {
      mimeType: isPng ? 'image/png' : isWebp ? 'image/webp' : 'image/jpeg',
      data: Buffer.from(image.buffer, image.byteOffset, image.byteLength).toString('base64'),
    },
  };
}
