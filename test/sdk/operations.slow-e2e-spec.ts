import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vitrine as Client } from '#sdk';
import { drawPhoto } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { productRoot } from '../../apps/standalone/src/root.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { LentVitrine } from '../e2e/support/lent-vitrine.js';
import { AnsweredOperations } from './support/answered-operations.js';

/** Routes of other systems' documents, for clients that are there already: the SDK has their like of its own. */
const COMPATIBLE =
  /^(fmf|getCompatibleHealth|getJpegResultFile|getResultFile|submitTryOn|getSubmitted|virtualTryOn)/;

/** What no method of the SDK is for: asked by path, typed, with the same retries and errors. */
const BY_PATH = new Set([
  // Fields of an item in one piece: `images.update` changes those that are given.
  'replaceImage',
  // The prompt as a query string: `recommend` posts it.
  'recommend',
  // Files, that pages and tools take by their signed URL.
  'getPhoto',
  'getPreview',
  'getThumbnail',
  'getMetrics',
  // Kept in order by a shop's back office; an upload makes groups as it names them.
  ...['Category', 'Style', 'AgeGroup'].flatMap((kind) => {
    const all = { Category: 'Categories', Style: 'Styles', AgeGroup: 'AgeGroups' }[kind] ?? '';
    return [
      ...['create', 'get', 'update', 'delete'].flatMap((verb) => [`${verb}${kind}`, `${verb}ApiKey${kind}`]),
      `list${all}`,
      `listApiKey${all}`,
    ];
  }),
  'getApiKey',
]);

const blob = async (file: Promise<Uint8Array>) => new Blob([new Uint8Array(await file)]);

async function first<T>(items: AsyncGenerator<T>): Promise<T> {
  const { done, value } = await items.next();
  if (done) throw new Error('Nothing was listed.');
  return value;
}

describe("the SDK's calls of the API's operations", () => {
  let vitrine: LentVitrine;
  let shop: Shop;
  let answered: AnsweredOperations;
  let described: string[];
  beforeAll(async () => {
    vitrine = await LentVitrine.borrow();
    shop = await openShop(vitrine);
    answered = new AnsweredOperations(
      JSON.parse(await readFile(join(productRoot(), 'openapi.json'), 'utf8')),
    );
    described = answered.described;
  });
  afterAll(() => vitrine?.giveBack());

  const client = (key: { key?: string; adminKey?: string }) =>
    new Client({ url: vitrine.url, ...key, fetch: answered.fetch });

  it("are answered as the document says: a shop's", async () => {
    const api = client({ key: shop.key.secret_token });
    const { images, imports, tryOn, events } = api;
    const dress = await images.upload(await blob(drawPhoto({ colour: 'red' })), {
      name: 'Red dress',
      category: 'dress',
      external_id: 'sku-1',
    });
    const shirt = await images.upload(await blob(drawPhoto({ colour: 'green' })), {
      name: 'Shirt',
      category: 'top',
    });
    await shop.allEmbedded();
    await images.update(dress.id, { price: 59, currency: 'EUR' });
    expect((await images.get(dress.id)).price).toBe(59);
    await first(images.list());
    expect((await first(images.vectors())).vector.length).toBeGreaterThan(100);
    expect(await images.find('sku-1')).toMatchObject({ image_id: dress.id, name: 'Red dress' });
    expect(await images.item(dress.id)).toEqual(await images.find('sku-1'));

    const found = await api.recommend({ prompt: 'a red dress' });
    await api.recommend({ photo: await blob(drawPhoto({ colour: 'red' })) });
    await api.recommend({ similarTo: dress.id });
    await api.recommend({ completeTheLook: dress.id });
    await api.suggest('red');
    await events.click({ image_id: dress.id, prompt_id: found.prompt_id });
    await expect
      .poll(async () => (await api.recommend({ popular: true })).results.map(({ image_id }) => image_id), {
        timeout: 60_000,
      })
      .toEqual([dress.id]);
    await api.report();
    await api.usage();
    expect((await api.readiness()).status).toBe('ready');
    await api.health();

    const table = new Blob(['{"external_id": "sku-2", "name": "No photo"}\n']);
    const started = await imports.start(table, 'application/x-ndjson');
    const done = await imports.finished(started.id);
    expect(done).toMatchObject({ status: 'completed', failed: 1 });
    expect(await imports.errors(done.id)).toMatchObject([{ row: 1, external_id: 'sku-2' }]);
    await first(imports.list());
    expect(await new Response(await images.export()).text()).toContain('"external_id":"sku-1"');

    // The drawing is of a shirt: as the dress that it is sold as here, a draft of it may be refused.
    const job = await tryOn.run(await blob(drawFigure()), shirt.id, { consent: 'text-2' });
    expect(job.consent).toEqual({ version: 'text-2', given_at: job.created_at });
    expect(await tryOn.get(job.job_id)).toMatchObject({ status: 'completed' });
    expect((await tryOn.picture(job)).type).toBe('image/png');
    expect((await tryOn.picture(job, { format: 'jpeg' })).type).toBe('image/jpeg');
    await expect(tryOn.picture(job, { n: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await first(tryOn.list());
    expect((await tryOn.artefacts(job.job_id)).map(({ name }) => name)).toContain('person_mask.png');
    await tryOn.delete(job.job_id);
    await images.delete(shirt.id);
  });

  it("are answered as the document says: an operator's", async () => {
    const { admin } = client({ adminKey: vitrine.adminKey });
    const made = await admin.shops.create({ name: 'Of the contract' });
    await first(admin.shops.list());
    await admin.shops.update(made.id, { name: 'Of the contract, renamed' });
    expect((await admin.shops.get(made.id)).name).toBe('Of the contract, renamed');
    const key = await admin.keys.create(made.id, { name: 'Main', consent_required: true });
    await first(admin.keys.list(made.id));
    await admin.keys.update(key.id, { quotas: { try_ons_per_month: 5 } });
    const { id: tokenId } = await admin.keys.rotate(key.id, { kind: 'secret', overlap_seconds: 60 });
    await admin.keys.usage(key.id);
    await admin.index.reindex(key.id);
    await admin.index.build(key.id);
    await admin.index.reconcile(key.id);
    await admin.index.reconciliation(key.id);
    expect((await admin.queues()).queues.map(({ name }) => name)).toEqual(['embedding', 'try-on']);
    await first(admin.audit());
    const garment = { photo: await blob(drawPhoto({ colour: 'green' })) };
    const person = await blob(drawFigure());
    const without = client({ key: key.publishable_token }).tryOn.start(person, garment);
    await expect(without).rejects.toMatchObject({ code: 'CONSENT_REQUIRED', status: 422 });
    await admin.keys.revokeToken(tokenId);
    await admin.keys.revoke(key.id);
    await admin.shops.delete(made.id);
  });

  it('leave out none but those that are listed with a reason', () => {
    const left = described.filter((id) => !answered.ok.has(id) && !BY_PATH.has(id) && !COMPATIBLE.test(id));
    expect(left).toEqual([]);
    // The list itself is of operations that there are, and of none that has a method by now.
    expect([...BY_PATH].filter((id) => !described.includes(id) || answered.ok.has(id))).toEqual([]);
    expect(answered.wrong).toEqual([]);
  });
});
