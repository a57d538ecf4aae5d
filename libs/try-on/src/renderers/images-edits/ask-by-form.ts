import type { Ask, Pictures, Wish } from './ask.js';
import { parseAnswer } from './ask.js';
import { imagesOf } from './edit-answer.js';

/** The text fields of a request; one that is undefined is not sent. */
export type Fields = (wish: Wish) => Record<string, string | number | undefined>;

/** `POST /v1/images/edits`: one form, answered when the images are there. */
export function askByForm(fields: Fields, maskField?: string): Ask {
  return async (engine, wish, pictures, signal) => {
    const body = formOf(fields(wish), pictures, maskField);
    return imagesOf(parseAnswer(await engine.send({ path: '/v1/images/edits', body }, signal)), engine.url);
  };
}

function formOf(
  fields: ReturnType<Fields>,
  { person, garments, mask }: Pictures,
  maskField: string | undefined,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.append(name, String(value));
  const file = (field: string, name: string, data: Uint8Array, type: string) =>
    form.append(field, new Blob([new Uint8Array(data)], { type }), name);
  file('image[]', 'person.jpg', person, 'image/jpeg');
  for (const [i, garment] of garments.entries())
    file('image[]', `garment-${i + 1}.jpg`, garment, 'image/jpeg');
  if (mask !== undefined && maskField !== undefined) file(maskField, 'mask.png', mask, 'image/png');
  return form;
}
