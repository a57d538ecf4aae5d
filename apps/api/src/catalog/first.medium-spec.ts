import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { createTestDatabase, testConfig, drawPhoto } from '#testing';
import { createApp } from '../app.factory.js';

test('upload', async () => {
  const database = await createTestDatabase(inject('services').databaseUrl);
  const app = await createApp(testConfig({ DATABASE_URL: database.url, REDIS_URL: inject('services').redisUrl, STORAGE_DIR: await mkdtemp(join(tmpdir(), 'x-')), LOG_LEVEL: 'info' }));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const admin = { 'x-admin-key': 'admin-key-of-the-tests-alone', 'content-type': 'application/json' };
  const shop = await (await fetch(`${url}/api/admin/shops`, { method: 'POST', headers: admin, body: JSON.stringify({ name: 'S' }) })).json() as { id: string };
  const key = await (await fetch(`${url}/api/admin/shops/${shop.id}/api-keys`, { method: 'POST', headers: admin, body: JSON.stringify({ name: 'S' }) })).json() as { secret_token: string };
  const form = new FormData();
  form.set('name', 'Red'); form.set('photo', new Blob([await drawPhoto()]), 'a.jpg');
  const answer = await fetch(`${url}/api/images`, { method: 'POST', headers: { 'x-api-key': key.secret_token }, body: form });
  const image = await answer.json() as { photo_url: string };
  console.log(answer.status, image);
  const p = await fetch(image.photo_url.replace('http://vitrine.test', url), { method: 'HEAD' });
  console.log(p.status, Object.fromEntries(p.headers));
  const q = await fetch(image.photo_url.replace('http://vitrine.test', url));
  console.log(q.status, (await q.arrayBuffer()).byteLength);
  await app.close();
  await database.drop();
  expect(answer.status).toBe(201);
});
