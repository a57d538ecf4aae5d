import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from './support/eventually.js';
import { callOperation, operationsOf } from './support/operations.js';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import { formOf, openShop, type Shop } from './support/shop.js';
import { Vitrine } from './support/vitrine.js';

describe('the logs, at their most talkative', () => {
  let vitrine: Vitrine;
  let shop: Shop;
  let photo: TestPhoto;

  beforeAll(async () => {
    // No worker makes try-ons here: what waits for one need not wait long.
    vitrine = await Vitrine.start({
      services: inject('services'),
      env: { LOG_LEVEL: 'trace', TRYON_SYNC_WAIT_S: '0.1', AUTH_FAILURES_PER_MINUTE: '1000000' },
    });
    shop = await openShop(vitrine);
    [photo] = (await differentPhotos(1)) as [TestPhoto];
    await shop.uploadOne({ ...photo, fields: { name: 'Name-that-only-the-shop-knows' } });
  });
  afterAll(() => vitrine?.stop());

  it('have each request by its id, and nothing secret or personal of it, answered well or refused', async () => {
    const [item] = (await shop.allEmbedded()) as [Awaited<ReturnType<Shop['get']>>];
    const file = await photo.file();
    const { secret_token, publishable_token } = shop.key;
    for (const operation of await operationsOf(vitrine.anyone)) {
      for (const token of [secret_token, publishable_token, `${secret_token}x`]) {
        for (const key of [vitrine.adminKey, `${vitrine.adminKey}x`]) {
          const headers = {
            'x-api-key': token,
            'x-admin-key': key,
            'idempotency-key': `key-${token}`.slice(0, 9),
          };
          // The item stays: what is asked of it is to be answered.
          if (operation.method === 'DELETE') continue;
          await callOperation(vitrine.anyone, operation, { id: item.id, photo, headers });
        }
      }
    }
    await shop.recommend('prompt-of-a-shopper');
    await shop.secret.get('/api/recommend?prompt=prompt-of-a-shopper');
    await shop.secret.get('/api/recommend?prompt=prompt-of-a-shopper&num_results=0');
    await shop.secret.post('/api/prompts', {
      prompt: 'prompt-of-a-shopper',
      num_results: 'prompt-of-a-shopper',
    });
    await shop.secret.send('POST', `/api/prompts?key=${secret_token}`, { raw: secret_token });
    await vitrine.anyone.get(item.photo_url);
    await vitrine.anyone.get(item.photo_url.replace('/photo', '/thumbnail'));
    await shop.secret.upload(await formOf({ ...photo, file: async () => file.subarray(0, file.length / 2) }));
    for (const key of [secret_token, publishable_token, `${secret_token}x`]) {
      await vitrine.anyone.get(`/images/${key}/`);
      await vitrine.anyone.get(`/images/${key}/1/`);
      await vitrine.anyone.get(`/images/${key}/not-a-number/?api_key=${key}`);
      await vitrine.anyone.post('/api/prompts/', { api_key: key, prompt: 'prompt-of-a-shopper' });
      await vitrine.anyone.get(`/api/recommend/?api_key=${key}&prompt=prompt-of-a-shopper`);
    }
    const last = await shop.secret.get('/api/nothing', { headers: { 'x-request-id': 'the-last-request' } });
    expect(last.headers.get('x-request-id')).toBe('the-last-request');

    const logs = await eventually(() => {
      expect(vitrine.logs()).toContain('the-last-request');
      return vitrine.logs();
    });
    const signature = new URL(item.photo_url).searchParams.get('sig') as string;
    const secrets = {
      secret_token,
      publishable_token,
      checksum: secret_token.slice(-12),
      admin: vitrine.adminKey,
      signature,
      prompt: 'prompt-of-a-shopper',
      name: 'Name-that-only-the-shop-knows',
      database: new URL(vitrine.services.databaseUrl).password || 'no password',
      redis: new URL(vitrine.services.redisUrl).password || 'no password',
      base64: file.subarray(300, 330).toString('base64'),
      bytes: [...file.subarray(300, 330)].join(','),
    };
    for (const [what, secret] of Object.entries(secrets)) expect(logs.includes(secret), what).toBe(false);
  });

  it('are one JSON object a line, but for the sentence that says where the process listens', () => {
    const lines = vitrine.logs().split('\n').filter(Boolean);
    const words = lines.filter((line) => !line.startsWith('{'));
    for (const line of lines.filter((one) => one.startsWith('{')))
      expect(JSON.parse(line)).toHaveProperty('service');
    expect(words.length, words.join('\n')).toBeLessThanOrEqual(1);
  });
});
