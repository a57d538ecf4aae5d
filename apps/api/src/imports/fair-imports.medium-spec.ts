import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageImportDto } from '#contracts';
import { ImportStand, lines, NEVER } from '../../../../test/support/imports/import-stand.js';

let stand: ImportStand;

beforeAll(async () => {
  stand = await ImportStand.start();
});
afterAll(async () => {
  await stand?.stop();
});

describe('imports of several shops', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      name: `Item ${at}`,
      external_id: `e${at}`,
      photo_url: `${stand.photosUrl}/${at}.jpg`,
    }));
  const send = async (shop: Awaited<ReturnType<ImportStand['openShop']>>, count: number) =>
    (await shop.post(lines(rows(count)), 'application/x-ndjson')).json<ImageImportDto>();

  it('let three rows that come while a large one is under way wait for two batches of 16 at most', async () => {
    const [big, small] = [await stand.openShop(), await stand.openShop()];
    const large = await send(big, 120);
    const underWay = stand.runner.runOne(NEVER);
    while ((await big.show(large.id)).done_rows === 0);
    const three = await send(small, 3);
    const before = (await big.show(large.id)).done_rows;
    await underWay;
    expect((await big.show(large.id)).done_rows - before).toBeLessThanOrEqual(2 * 16);
    await stand.runner.runOne(NEVER);
    expect(await small.show(three.id)).toMatchObject({ status: 'completed', created: 3 });
    await stand.runAll();
    expect(await big.show(large.id)).toMatchObject({ status: 'completed', created: 120, failed: 0 });
  });

  it('end though others wait', async () => {
    const [one, other] = [await stand.openShop(), await stand.openShop()];
    const first = await send(one, 16);
    await send(other, 16);
    await stand.runner.runOne(NEVER);
    expect(await one.show(first.id)).toMatchObject({ status: 'completed', created: 16 });
    await stand.runAll();
  });

  it('fail the rows over the quota of images, and update what is there all the same', async () => {
    const shop = await stand.openShop();
    const { prisma } = stand.database;
    await prisma.apiKey.update({ where: { id: shop.apiKeyId }, data: { quotaImages: 4 } });
    const first = await shop.import(lines(rows(9)));
    expect(first).toMatchObject({ status: 'completed', total_rows: 9, created: 4, failed: 5 });
    const errors = await shop.errors(first);
    expect(errors.map(({ code }) => code)).toEqual(Array(5).fill('QUOTA_EXCEEDED'));
    expect(errors[0]?.message).toContain('quota of 4 stored images');
    const again = await shop.import(lines(rows(9)));
    expect(again).toMatchObject({ created: 0, updated: 4, failed: 5 });
    expect(await shop.items()).toHaveLength(4);
  });
});
