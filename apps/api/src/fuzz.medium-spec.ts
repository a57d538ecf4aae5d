import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { GroupDto, IssuedApiKeyDto, ShopDto } from '#contracts';
import { drawPhoto } from '#testing';
import { ApiUnderTest } from '../../../test/support/api/api-under-test.js';
import { DescribedApi } from '../../../test/support/fuzz/described-api.js';
import { Fuzz } from '../../../test/support/fuzz/fuzz.js';
import { Steps } from '../../../test/support/fuzz/steps.js';
import { ApiModule } from './api.module.js';

/** Of each operation; `npm run fuzz` sends far more. */
const RUNS = 6;
/** The same requests in each run of the suite. */
const SEED = 20_261_129;

/** Streams until its job ends: its document is checked by the specs of try-ons. */
const NOT_FUZZED = ['watchTryOn'];

describe('requests made from the OpenAPI document', () => {
  let api: ApiUnderTest;
  let described: DescribedApi;
  let fuzz: Fuzz;
  const steps = new Steps();

  beforeAll(async () => {
    const { databaseUrl, redisUrl, chromaUrl } = inject('services');
    api = await ApiUnderTest.start(databaseUrl, (config) => ApiModule.forRoot(config), {
      REDIS_URL: redisUrl,
      CHROMA_URL: chromaUrl,
      REDIS_PREFIX: `fuzz-${randomUUID()}`,
      AUTH_FAILURES_PER_MINUTE: '1000000',
      TRYON_SYNC_WAIT_S: '0',
    });
    described = new DescribedApi((await api.call('GET', '/openapi.json')).body as never);
    // What the admin routes are tried on is not what the shop's are called with.
    const [key, other] = [await newKey(), await newKey()];
    const headers = { 'x-api-key': key.secret_token };
    const { body: group } = await api.call<GroupDto>('POST', '/api/categories', {
      headers,
      body: { name: 'dress' },
    });
    const photo = await drawPhoto({ width: 64, height: 80 });
    const known = {
      ids: [group.id, other.id, other.shop_id, randomUUID(), '1'],
      token: key.secret_token,
      files: {
        'photo.jpg': photo,
        'same-photo.jpg': photo,
        'not-a-photo.jpg': Buffer.from('<svg/>'),
        'empty.jpg': Buffer.alloc(0),
      },
    };
    fuzz = new Fuzz(api, described, known, steps);
  });
  afterAll(async () => {
    steps.stop();
    await api.stop();
  });

  async function newKey(): Promise<IssuedApiKeyDto> {
    const { body: shop } = await api.admin<ShopDto>('POST', '/api/admin/shops', { name: 'A shop' });
    const url = `/api/admin/shops/${shop.id}/api-keys`;
    return (await api.admin<IssuedApiKeyDto>('POST', url, { name: 'Main' })).body;
  }

  it('are answered as it says, whether they fit it or not, and never with a server error', async () => {
    const operations = described.operations.filter(({ id }) => !NOT_FUZZED.includes(id));
    expect(operations.length).toBeGreaterThan(80);
    const failures: string[] = [];
    for (const operation of operations) {
      await fuzz
        .run(operation, { runs: RUNS, seed: SEED })
        .catch((error: unknown) => failures.push(String(error)));
    }
    expect(failures.join('\n\n')).toBe('');
    // Both kinds, and of those that fit, many that are done.
    expect(fuzz.answered.get('fits: 2xx')).toBeGreaterThan(80);
    expect(fuzz.answered.get('does not fit: 4xx')).toBeGreaterThan(100);
  });
});
