import { setTimeout as sleep } from 'node:timers/promises';
import { towerPath } from '#inference';
import { PrismaService } from '#platform';
import type { BareIngestOrder } from './bare-ingest.js';
import type { Bench, Row, RowResult } from './bench-row.js';
import type { BenchHouse } from './processes.js';
import { CpuMeter, describeShares } from './process-usage.js';
import { benchPhotos } from './photos.js';
import { Script } from './script.js';
import { newShop } from './seed.js';
import { median, timed } from './stats.js';
import type { UploadOrder } from './upload-client.js';

const CONCURRENCY = 8;

/**
 * Photos a second from the first byte of the first upload until the last photo is `embedded`, over HTTP with 8 uploads
 * at a time, against a script that only decodes, resizes and encodes the same files. Both have one session with one
 * thread, and sharp's threads. By turns, some photos each; no photo twice.
 */
export const ingest: Row = {
  name: 'ingest',
  title: 'From upload to searchable',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const each = quick ? 60 : 120;
    const rounds = quick ? 2 : 4;
    const count = each * (rounds + 1);
    const { source } = await benchPhotos(count);
    const [api, worker] = await Promise.all([house.startApi(), house.startWorker()]);
    const shop = await newShop(house, api);
    const model = await house.model();
    const client = await Script.start<UploadOrder, void>('upload-client.js', String(count));
    const bare = await Script.start<BareIngestOrder, void>(
      'bare-ingest.js',
      towerPath(model, 'vision'),
      String(count),
      String(model.manifest.input_size[0]),
    );
    const kinds = {
      product: async (from: number, to: number) => {
        await client.run({ url: api.url, token: shop.token, from, to, concurrency: CONCURRENCY });
        await untilEmbedded(house, shop.apiKeyId);
      },
      'bare, decoding ahead': (from: number, to: number) => bare.run({ from, to, ahead: true }),
      'bare, one by one': (from: number, to: number) => bare.run({ from, to, ahead: false }),
    };
    type Kind = keyof typeof kinds;
    const names = Object.keys(kinds) as Kind[];
    const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Kind, number[]>;
    const shares: Record<string, number>[] = [];
    const processes = [api, worker, client, bare, ...house.services.children].map(({ name, pid }) => ({
      name,
      pid,
    }));
    await kinds.product(0, quick ? each : 2 * each);
    for (let round = 0; round <= rounds; round++) {
      for (const name of names) {
        const meter = await CpuMeter.start(processes);
        const ms = await timed(() => kinds[name](round * each, (round + 1) * each));
        // The first round warms up.
        if (round > 0) rates[name].push((each / ms) * 1000);
        if (round > 0 && name === 'product') shares.push(await meter.perUnit(each));
      }
    }
    client.stop();
    bare.stop();
    await Promise.all([api.stop(), worker.stop()]);

    const ratioTo = (name: Kind) =>
      median(rates.product.map((rate, at) => rate / (rates[name][at] ?? Number.NaN)));
    return {
      notes: [
        `${source}. The bare loop keeps nothing: no upload, no checks, no photo and thumbnail made and stored, no rows, no Chroma.`,
        `CPU ms a photo, product: ${describeShares(shares)}.`,
      ],
      samples: {},
      figures: [
        {
          name: 'product ÷ bare loop, one photo after the other',
          value: ratioTo('bare, one by one'),
          unit: '×',
          atLeast: 0.8,
        },
        {
          name: 'product ÷ bare loop that decodes the next batch meanwhile',
          value: ratioTo('bare, decoding ahead'),
          unit: '×',
        },
        ...names.map((name) => ({ name, value: median(rates[name]), unit: 'photos/s' })),
      ],
    };
  },
};

/** Resolves when no photo of the key waits any more. @throws where one failed, or after two minutes */
export async function untilEmbedded(house: BenchHouse, apiKeyId: string): Promise<void> {
  const prisma = (clients.get(house) ??
    clients.set(house, new PrismaService(house.config())).get(house)) as PrismaService;
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(20)) {
    if ((await prisma.image.count({ where: { apiKeyId, embeddingStatus: 'failed' } })) > 0) break;
    if ((await prisma.image.count({ where: { apiKeyId, embeddingStatus: 'pending' } })) === 0) return;
  }
  throw new Error('Not every photo was embedded.');
}

/** One pool for all rows; its idle connections close by themselves. */
const clients = new WeakMap<BenchHouse, PrismaService>();
