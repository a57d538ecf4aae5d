import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadinessDto } from '#contracts';
import { bodyOf, type Call, type HttpClient } from '#testing';
import { eventually } from './support/eventually.js';
import { differentPhotos } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { openShop, type Shop } from './support/shop.js';

const prompt = (fields: object): Call => ({ json: { prompt: 'a dress', ...fields } });
const raw = (body: string, type = 'application/json'): Call => ({
  raw: body,
  headers: { 'content-type': type },
});

type Bad = [what: string, method: string, path: string, call: Call, status: number, code: string];

const bad: Bad[] = [
  ['no prompt', 'POST', '/api/prompts', { json: {} }, 400, 'INVALID_REQUEST'],
  ['an empty prompt', 'POST', '/api/prompts', prompt({ prompt: '' }), 400, 'INVALID_REQUEST'],
  [
    'a prompt of white space',
    'POST',
    '/api/prompts',
    prompt({ prompt: ' \n\t\u00a0' }),
    400,
    'INVALID_REQUEST',
  ],
  [
    '10,000 characters',
    'POST',
    '/api/prompts',
    prompt({ prompt: 'a'.repeat(10_000) }),
    400,
    'INVALID_REQUEST',
  ],
  ['a prompt with NUL', 'POST', '/api/prompts', prompt({ prompt: 'a\0b' }), 400, 'INVALID_REQUEST'],
  ['half a character', 'POST', '/api/prompts', prompt({ prompt: 'a\ud800b' }), 400, 'INVALID_REQUEST'],
  ['a number as prompt', 'POST', '/api/prompts', prompt({ prompt: 7 }), 400, 'INVALID_REQUEST'],
  ['no results wanted', 'POST', '/api/prompts', prompt({ num_results: 0 }), 400, 'INVALID_REQUEST'],
  [
    'a thousand million results',
    'POST',
    '/api/prompts',
    prompt({ num_results: 1e9 }),
    400,
    'INVALID_REQUEST',
  ],
  ['minus one result', 'POST', '/api/prompts', prompt({ num_results: -1 }), 400, 'INVALID_REQUEST'],
  ['half a result', 'POST', '/api/prompts', prompt({ num_results: 1.5 }), 400, 'INVALID_REQUEST'],
  ['x results', 'POST', '/api/prompts', prompt({ num_results: 'x' }), 400, 'INVALID_REQUEST'],
  ['an unknown field', 'POST', '/api/prompts', prompt({ colour: 'red' }), 400, 'INVALID_REQUEST'],
  [
    'an unknown filter',
    'POST',
    '/api/prompts',
    prompt({ filters: { colour: 'red' } }),
    400,
    'INVALID_REQUEST',
  ],
  [
    'a filter with NUL',
    'POST',
    '/api/prompts',
    prompt({ filters: { style: 'a\0' } }),
    400,
    'INVALID_REQUEST',
  ],
  [
    'a range upside down',
    'POST',
    '/api/prompts',
    prompt({ filters: { price_min: 2, price_max: 1 } }),
    400,
    'INVALID_REQUEST',
  ],
  [
    'an attribute range upside down',
    'POST',
    '/api/prompts',
    prompt({ filters: { attributes: { heel_cm: { min: 2, max: 1 } } } }),
    400,
    'INVALID_REQUEST',
  ],
  [
    'an attribute filter that says nothing',
    'POST',
    '/api/prompts',
    prompt({ filters: { attributes: { heel_cm: {} } } }),
    400,
    'INVALID_REQUEST',
  ],
  [
    'an unknown way to filter an attribute',
    'POST',
    '/api/prompts',
    prompt({ filters: { attributes: { heel_cm: { like: '%' } } } }),
    400,
    'INVALID_REQUEST',
  ],
  [
    'attributes that are no JSON',
    'GET',
    '/api/recommend?prompt=a&attributes=%7B',
    {},
    400,
    'INVALID_REQUEST',
  ],
  [
    'an endless price',
    'POST',
    '/api/prompts',
    prompt({ filters: { price_max: 1e300 } }),
    400,
    'INVALID_REQUEST',
  ],
  ['too much diversity', 'POST', '/api/prompts', prompt({ diversity: 1.1 }), 400, 'INVALID_REQUEST'],
  ['a negative floor', 'POST', '/api/prompts', prompt({ min_score: -0.1 }), 400, 'INVALID_REQUEST'],
  ['an unknown fallback', 'POST', '/api/prompts', prompt({ fallback: 'all' }), 400, 'INVALID_REQUEST'],
  [
    'a made-up cursor of a prompt',
    'POST',
    '/api/prompts',
    prompt({ cursor: 'AAAA' }),
    400,
    'INVALID_REQUEST',
  ],
  ['a list as body', 'POST', '/api/prompts', { json: [] }, 400, 'INVALID_REQUEST'],
  ['null as body', 'POST', '/api/prompts', { json: null }, 400, 'INVALID_REQUEST'],
  ['malformed JSON', 'POST', '/api/prompts', raw('{"prompt": "a dress"'), 400, 'MALFORMED_JSON'],
  ['an empty body', 'POST', '/api/prompts', raw(''), 400, 'MALFORMED_JSON'],
  ['a prototype', 'POST', '/api/prompts', raw('{"prompt":"a","__proto__":{"x":1}}'), 400, 'MALFORMED_JSON'],
  ['a body of 2 MB', 'POST', '/api/prompts', raw(`"${'a'.repeat(2e6)}"`), 413, 'BODY_TOO_LARGE'],
  ['plain text', 'POST', '/api/prompts', raw('a dress', 'text/plain'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a web form',
    'POST',
    '/api/prompts',
    raw('prompt=a', 'application/x-www-form-urlencoded'),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['two prompts', 'GET', '/api/recommend?prompt=a&prompt=b', {}, 400, 'INVALID_REQUEST'],
  ['an unknown parameter', 'GET', '/api/recommend?prompt=a&page=2', {}, 400, 'INVALID_REQUEST'],
  ['10⁹ results by GET', 'GET', '/api/recommend?prompt=a&num_results=1000000000', {}, 400, 'INVALID_REQUEST'],
  ['a made-up cursor', 'GET', '/api/images?cursor=AAAA', {}, 400, 'INVALID_REQUEST'],
  ['an empty cursor', 'GET', '/api/images?cursor=', {}, 400, 'INVALID_REQUEST'],
  ['a long cursor', 'GET', `/api/images?cursor=${'A'.repeat(401)}`, {}, 400, 'INVALID_REQUEST'],
  ['a page of nothing', 'GET', '/api/images?limit=0', {}, 400, 'INVALID_REQUEST'],
  ['a page of everything', 'GET', '/api/images?limit=101', {}, 400, 'INVALID_REQUEST'],
  ['an unknown filter of a listing', 'GET', '/api/images?colour=red', {}, 400, 'INVALID_REQUEST'],
  ['a filter of a listing with NUL', 'GET', '/api/images?category=a%00', {}, 400, 'INVALID_REQUEST'],
  ['an id that is none', 'GET', '/api/images/1', {}, 400, 'INVALID_REQUEST'],
  ['a path that cannot be decoded', 'GET', '/api/images/%ZZ', {}, 400, 'BAD_REQUEST'],
  ['a path out of the API', 'GET', '/api/images/..%2f..%2fetc%2fpasswd/photo', {}, 400, 'INVALID_REQUEST'],
  ['a wrong method', 'PUT', '/api/prompts', prompt({}), 405, 'METHOD_NOT_ALLOWED'],
  ['an unknown route', 'GET', '/api/nothing', {}, 404, 'ROUTE_NOT_FOUND'],
  [
    'a header of 40 KB',
    'GET',
    '/api/images',
    { headers: { 'x-long': 'a'.repeat(40_000) } },
    431,
    'HEADERS_TOO_LARGE',
  ],
  ['an upload as JSON', 'POST', '/api/images', { json: { name: 'a' } }, 415, 'NOT_MULTIPART'],
  [
    'a form that breaks off',
    'POST',
    '/api/images',
    raw('--x\r\nContent-Disp', 'multipart/form-data; boundary=x'),
    400,
    'MALFORMED_MULTIPART',
  ],
  [
    'an unusable Idempotency-Key',
    'POST',
    '/api/prompts',
    { ...prompt({}), headers: { 'idempotency-key': 'a b' } },
    400,
    'INVALID_REQUEST',
  ],
];

describe('a request that cannot be answered', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;
  let caller: HttpClient;

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
    caller = shop.secret;
    await shop.upload(await differentPhotos(3));
    await shop.allEmbedded();
  });
  afterAll(() => vitrine?.leave());

  it.each(bad)('is refused with a problem document: %s', async (_what, method, path, call, status, code) => {
    const { detail, errors } = problemOf(await caller.send(method, path, call), status, code);
    expect(detail.length).toBeLessThan(400);
    expect(JSON.stringify(errors ?? []).length).toBeLessThan(4_000);
  });

  it('is 409 when its Idempotency-Key was used for another one', async () => {
    const headers = { 'idempotency-key': 'prompt-1' };
    expect((await caller.post('/api/prompts', { prompt: 'a dress' }, { headers })).status).toBe(200);
    problemOf(await caller.post('/api/prompts', { prompt: 'a skirt' }, { headers }), 409);
  });

  it('takes nothing from those after it: emoji, 2,000 characters and other scripts are prompts', async () => {
    for (const text of [
      '👗',
      '👩🏽‍🦱 in a 🧥',
      'я ищу платье',
      'فستان',
      '连衣裙',
      '\u200b',
      'dress '.repeat(333),
    ]) {
      const { prompt_id, results } = await shop.recommend(text, { num_results: 3 });
      expect(results).toHaveLength(3);
      await eventually(() =>
        vitrine.database.prisma.prompt.findUniqueOrThrow({
          where: { apiKeyId_id: { apiKeyId: shop.key.id, id: prompt_id } },
        }),
      );
    }
    // Of try-ons nobody works on them here but while a spec does.
    const { 'try-on worker': _, ...components } = bodyOf<ReadinessDto>(
      await vitrine.anyone.get('/health/ready'),
    ).components;
    expect(Object.values(components).map(({ status }) => status)).toEqual(Array(6).fill('up'));
    expect((await shop.list()).length).toBe(3);
  });
});
