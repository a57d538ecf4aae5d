import { v7 as uuidv7 } from 'uuid';
import { type Answer, bodyOf, type Call, type HttpClient } from '#testing';
import { formOf } from './shop.js';
import type { TestPhoto } from './photos.js';

type Security = Record<string, string[]>[];
type Described = {
  operationId: string;
  security?: Security;
  parameters?: { name: string; in: string; required?: boolean; schema?: { enum?: string[] } }[];
  requestBody?: { content: Record<string, unknown> };
};

/** A route as the running API describes it. */
export interface Operation {
  id: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  /** Who may call: a shop's token, in the path too, the admin key, or anyone. */
  caller: 'shop' | 'path' | 'admin' | 'anyone';
  contentTypes: string[];
  queryParameters: string[];
}

/** Every route that the API says it has: a spec that goes through them cannot forget a new one. */
export async function operationsOf(client: HttpClient): Promise<Operation[]> {
  const { paths } = bodyOf<{ paths: Record<string, Record<string, Described>> }>(
    await client.get('/openapi.json'),
  );
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security = [], parameters = [], requestBody }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      caller: path.includes('{api_key}') ? 'path' : callerOf(security),
      contentTypes: Object.keys(requestBody?.content ?? {}),
      queryParameters: parameters.filter((one) => one.in === 'query').map((one) => one.name),
    })),
  );
}

function callerOf(security: Security): Operation['caller'] {
  const schemes = new Set(security.flatMap((one) => Object.keys(one)));
  if (schemes.has('ApiKey')) return 'shop';
  return schemes.has('AdminKey') ? 'admin' : 'anyone';
}

/** Bodies of the routes whose body is not an item. */
const bodies: Record<string, object> = {
  createPrompt: { prompt: 'a dress' },
  fmfCreatePrompt: { prompt: 'a dress' },
  createEvents: { type: 'view', image_id: uuidv7(), prompt_id: uuidv7() },
  createShop: { name: 'A shop' },
  createApiKey: { name: 'A key' },
  rotateToken: { kind: 'secret' },
  reindexApiKey: {},
};

const PHOTO = Symbol('the photo of the call');

/** Fields of the routes whose form is not an item. */
const photoForms: Record<string, Record<string, string | typeof PHOTO>> = {
  fmfUploadImage: { photo: PHOTO, name: 'A dress' },
  recommendByPhoto: { photo: PHOTO },
  createTryOn: { person_image: PHOTO, clothing_image: PHOTO },
  submitTryOn: { user_image: PHOTO, product_image: PHOTO, mode: 'draft' },
  virtualTryOn: {
    person_image: PHOTO,
    clothing_image: PHOTO,
    clothing_name: 'A shirt',
    clothing_type: 'tshirt',
    clothing_color: '#112233',
    clothing_size: 'M',
  },
};

/**
 * Calls a route with what it needs to be answered well: every id of its path is `id`, its body is a good one.
 * A photo is sent where the route takes one.
 */
export async function callOperation(
  client: HttpClient,
  operation: Operation,
  { id, photo, headers }: { id: string; photo: TestPhoto; headers?: Record<string, string> },
): Promise<Answer> {
  const path = operation.path
    .replace('{filename}', `result_${id}.jpg`)
    .replace('{file}', `${id}.png`)
    .replaceAll(/\{\w+\}/g, id);
  const query = queryFor(operation, photo);
  const body = await bodyFor(operation, photo);
  return client.send(operation.method, `${path}${query}`, {
    ...body,
    headers: { ...body.headers, ...headers },
  });
}

function queryFor({ id, queryParameters }: Operation, { name, fields }: TestPhoto): string {
  if (id === 'findItem') return `?external_id=${encodeURIComponent(fields?.external_id ?? name)}`;
  const words = ['prompt', 'q'].find((one) => queryParameters.includes(one));
  return words === undefined ? '' : `?${words}=a+dress`;
}

async function bodyFor({ id, method, contentTypes }: Operation, photo: TestPhoto): Promise<Call> {
  // The one GET with a body is answered by its query string as well, and fetch sends none.
  if (method === 'GET') return {};
  const files = photoForms[id];
  if (files !== undefined) {
    const form = new FormData();
    for (const [name, value] of Object.entries(files)) {
      if (value === PHOTO) form.set(name, new Blob([new Uint8Array(await photo.file())]), 'photo.jpg');
      else form.set(name, value);
    }
    return { form };
  }
  if (contentTypes.includes('text/csv')) {
    return {
      raw: 'name,photo_url\nA dress,https://example.com/dress.jpg\n',
      headers: { 'content-type': 'text/csv' },
    };
  }
  if (contentTypes.includes('multipart/form-data')) return { form: await formOf(photo) };
  if (contentTypes.length > 0) return { json: bodies[id] ?? { name: 'A name' } };
  return {};
}

/** What two answers must share to be told apart by nothing but their request ids. */
export function withoutRequestId({ status, headers, text }: Answer): object {
  const { request_id: _, ...body } = JSON.parse(text) as Record<string, unknown>;
  const varying = new Set(['date', 'x-request-id']);
  return { status, headers: [...headers].filter(([name]) => !varying.has(name)), body };
}
