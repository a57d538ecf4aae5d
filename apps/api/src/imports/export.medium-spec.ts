import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDto } from '#contracts';
import { ImportStand, lines, ndjson } from '../../../../test/support/imports/import-stand.js';

let stand: ImportStand;

beforeAll(async () => {
  stand = await ImportStand.start();
});
afterAll(async () => {
  await stand?.stop();
});

describe('an export', () => {
  it('is an import of the same items', async () => {
    const [from, to] = [await stand.openShop(), await stand.openShop()];
    const rows = [
      {
        name: 'Dress',
        external_id: 'a',
        category: 'Dresses',
        style: 'Casual',
        age_group: 'Adult',
        price: 20.5,
        currency: 'EUR',
        url: 'https://s.example/a',
        in_stock: false,
        variant_group: 'a-dress',
        attributes: { brim: 3, material: 'straw', new: true },
        description: 'Long\n"red"',
      },
      { name: 'Hat' },
    ].map((row, at) => ({ ...row, photo_url: `${stand.photosUrl}/${at}.jpg` }));
    await from.import(lines(rows));
    const { body, headers } = await from.client.bytes('/api/images/export');
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    // Photos are served by this Vitrine, which a test cannot reach by its public name.
    const exported = ndjson<{ photo_url: string; external_id: string }>(body.toString());
    expect(exported.map(({ photo_url }) => new URL(photo_url).host)).toEqual([
      'vitrine.test',
      'vitrine.test',
    ]);
    const reachable = exported.map((row) => ({ ...row, photo_url: `${stand.photosUrl}/again.jpg` }));
    expect(await to.import(lines(reachable))).toMatchObject({ status: 'completed', created: 2, failed: 0 });
    const shape = ({
      name,
      category,
      style,
      age_group,
      price,
      currency,
      url,
      in_stock,
      variant_group,
      attributes,
      description,
    }: ImageDto) => ({
      name,
      category,
      style,
      age_group,
      price,
      currency,
      url,
      in_stock,
      variant_group,
      attributes,
      description,
    });
    const byName = (items: ImageDto[]) => items.map(shape).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(byName(await to.items())).toEqual(byName(await from.items()));
  });

  it('and imports are of one tenant alone', async () => {
    const [one, other] = [await stand.openShop(), await stand.openShop()];
    const done = await one.import(lines([{ name: 'Hat', photo_url: `${stand.photosUrl}/a.jpg` }]));
    expect((await other.client.send('GET', `/api/images/imports/${done.id}`)).status).toBe(404);
    expect((await other.client.send('GET', done.errors_url)).status).toBe(404);
    expect((await other.client.bytes('/api/images/export')).body.toString()).toBe('');
  });
});
