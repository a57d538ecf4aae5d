import { z } from 'zod';
import { noImage } from '../http/no-image.js';

const answer = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), url: z.string().nullish() })).min(1),
});

/** An image of an answer: its bytes, or where the engine has it. */
export type EditedImage = Uint8Array | URL;

/**
 * The images of an answer of `POST /v1/images/edits`.
 * @param engine base URL: an image elsewhere is not fetched
 * @throws TryOnError when there are none
 */
export function imagesOf(body: unknown, engine: URL): EditedImage[] {
  const parsed = answer.safeParse(body);
  if (!parsed.success)
    throw noImage('its answer has no images; check IMAGES_EDITS_PROFILE and IMAGES_EDITS_URLS');
  return parsed.data.data.map(({ b64_json: base64, url }) => {
    if (base64 !== undefined && base64 !== null && base64 !== '') return decoded(base64);
    if (url !== undefined && url !== null && url !== '') return ownUrl(url, engine);
    throw noImage('an image of its answer is empty');
  });
}

function decoded(base64: string): Uint8Array {
  // Some engines answer with a data URL.
  const [, plain = base64] = /^data:[\w/+.-]+;base64,(.*)$/s.exec(base64) ?? [];
  return new Uint8Array(Buffer.from(plain, 'base64'));
}

function ownUrl(text: string, engine: URL): URL {
  let url: URL;
  try {
    url = new URL(text, engine);
  } catch (cause) {
    throw noImage('its answer has an address that is none', { cause });
  }
  if (url.origin !== engine.origin) throw noImage('its answer leads to another server, which is not asked');
  return url;
}
