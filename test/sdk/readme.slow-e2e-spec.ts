import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vitrine as Client, VitrineError } from '#sdk';
import { drawPhoto } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { productRoot } from '../../apps/standalone/src/root.js';
import { sampleItems } from '../../apps/standalone/src/sample.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { LentVitrine } from '../e2e/support/lent-vitrine.js';

const AsyncFunction = (async () => undefined).constructor as new (
  ...names: string[]
) => (...values: unknown[]) => Promise<Record<string, unknown>>;

/** What the examples of the SDK's README do, as one program; it gives what they have made. */
async function examples(): Promise<string> {
  const text = await readFile(join(productRoot(), 'libs/sdk/README.md'), 'utf8');
  const blocks = [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code ?? '');
  expect(blocks.length).toBeGreaterThanOrEqual(10);
  // An item is found when its photo is embedded: the second example waits for that.
  const [first = '', second = '', ...rest] = blocks;
  return [
    first,
    second,
    'await embedded();',
    ...rest,
    'return { found, similar, look, suggestions, job, picture, done };',
  ].join('\n');
}

describe('the SDK', () => {
  let vitrine: LentVitrine;
  let shop: Shop;
  beforeAll(async () => {
    vitrine = await LentVitrine.borrow();
    shop = await openShop(vitrine);
  });
  afterAll(() => vitrine?.giveBack());

  it('does what the examples of its README say', async () => {
    const dress = (await sampleItems()).find(
      ({ attributes }) => attributes.class === 'dress' && attributes.colour === 'red',
    );
    if (dress === undefined) throw new Error('The sample has no red dress.');
    const said: unknown[][] = [];
    const given = {
      Vitrine: Client,
      VitrineError,
      url: vitrine.url,
      key: shop.key.secret_token,
      photo: new Blob([await dress.photo()]),
      person: new Blob([new Uint8Array(await drawFigure())]),
      console: { log: (...words: unknown[]) => said.push(words) },
      embedded: () => shop.allEmbedded(),
    };
    const program = new AsyncFunction(...Object.keys(given), await examples());
    const made = await program(...Object.values(given));
    expect(made['found']).toMatchObject({ results: [{ external_id: 'sku-1', price: 59 }] });
    expect(made['job']).toMatchObject({ status: 'completed' });
    expect(made['picture']).toMatchObject({ type: 'image/jpeg' });
    expect(made['done']).toMatchObject({ status: 'completed', updated: 1, failed: 0 });
    expect(said[0]).toEqual(['Red dress']);
    expect(said.map(([, progress]) => progress)).toContain(100);
    expect(said.at(-1)?.[0]).toBe('PHOTO_TYPE_UNSUPPORTED');
  });

  it('has a job erased whose signal is aborted', async () => {
    const client = new Client({ url: vitrine.url, key: shop.key.publishable_token });
    const person = new Blob([new Uint8Array(await drawFigure())]);
    const garment = { photo: new Blob([new Uint8Array(await drawPhoto({ colour: 'green' }))]) };
    const stop = new AbortController();
    let id = '';
    const run = client.tryOn.run(person, garment, {
      signal: stop.signal,
      onProgress: ({ job_id }) => {
        id = job_id;
        stop.abort(new Error('closed'));
      },
    });
    await expect(run).rejects.toThrow('closed');
    await expect(client.tryOn.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  it('makes shops and keys for an operator', async () => {
    const { admin } = new Client({ url: vitrine.url, adminKey: vitrine.adminKey });
    const made = await admin.shops.create({ name: 'Of the SDK' });
    const key = await admin.keys.create(made.id, { name: 'Main' });
    const names: string[] = [];
    for await (const { name } of admin.keys.list(made.id)) names.push(name);
    expect(names).toEqual(['Main']);
    const fresh = new Client({ url: vitrine.url, key: key.secret_token });
    expect((await fresh.client.GET('/api/usage')).data).toBeDefined();
    await admin.keys.revoke(key.id);
  });
});
