import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import { towerPath } from '#inference';
import { type ImportType, Vitrine } from '#sdk';
import type { BareIngestOrder } from './bare-ingest.js';
import type { Bench, Figure, Row, RowResult } from './bench-row.js';
import { untilEmbedded } from './ingest.js';
import { benchPhotos } from './photos.js';
import type { Running } from './processes.js';
import { residentMb } from './process-usage.js';
import { Script } from './script.js';
import { type BenchShop, newShop, seededShop } from './seed.js';
import { median, timed } from './stats.js';

const EACH = { quick: 120, usual: 360 };
const ROUNDS = { quick: 1, usual: 3 };
const ROWS = { quick: 4_000, usual: 20_000 };
const LOOK_EVERY_MS = 500;

/**
 * A zip of photos and their table over HTTP, from its first byte until the last photo is `embedded`, against a script
 * that only decodes, resizes and encodes the same files. Then the memory of the API and the worker while a table
 * changes 20,000 items.
 */
export const importing: Row = {
  name: 'import',
  title: 'Import: a zip of photos, and a table of 20,000 rows',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const size = quick ? 'quick' : 'usual';
    const each = EACH[size];
    const count = each * (ROUNDS[size] + 1);
    const { files, source } = await benchPhotos(count);
    const [api, worker] = await Promise.all([house.startApi(), house.startWorker()]);
    const model = await house.model();
    const bare = await Script.start<BareIngestOrder, void>(
      'bare-ingest.js',
      towerPath(model, 'vision'),
      String(count),
      String(model.manifest.input_size[0]),
    );
    const shop = await newShop(house, api);
    const product: number[] = [];
    const loop: number[] = [];
    for (let round = 0; round <= ROUNDS[size]; round++) {
      const range = { from: round * each, to: (round + 1) * each };
      const zip = await zipOf(files.slice(range.from, range.to), range.from);
      const ms = await timed(async () => {
        await imported(api, shop, zip, 'application/zip');
        await untilEmbedded(house, shop.apiKeyId);
      });
      const bareMs = await timed(() => bare.run({ ...range, ahead: false }));
      // The first round warms up.
      if (round === 0) continue;
      product.push((each / ms) * 1000);
      loop.push((each / bareMs) * 1000);
    }
    bare.stop();
    const large = await seededShop(house, api, ROWS[size]);
    const memory = await memoryWhile({ API: api, worker }, async () => {
      await imported(api, large, tableOf(ROWS[size]), 'application/x-ndjson');
    });
    await Promise.all([api.stop(), worker.stop()]);
    return {
      notes: [
        `${source}, ${each} to a zip. The bare loop keeps nothing: no upload, no checks, no photo and thumbnail made and stored, no rows, no Chroma.`,
        `The table: ${ROWS[size]} rows of NDJSON that change the price of an item each.`,
      ],
      samples: {},
      figures: [
        {
          name: 'import ÷ bare loop, one photo after the other',
          value: median(product.map((rate, at) => rate / (loop[at] ?? Number.NaN))),
          unit: '×',
          atLeast: 0.85,
        },
        { name: 'import', value: median(product), unit: 'photos/s' },
        { name: 'bare loop', value: median(loop), unit: 'photos/s' },
        ...memory,
      ],
    };
  },
};

/** Sends a file and waits until its last row is done. @throws where one failed */
async function imported(api: Running, { token }: BenchShop, body: Buffer, type: ImportType): Promise<void> {
  const { imports } = new Vitrine({ url: api.url, key: token });
  let found = await imports.start(new Blob([new Uint8Array(body)]), type);
  while (found.status !== 'completed' && found.status !== 'failed') {
    await sleep(50);
    found = await imports.get(found.id);
  }
  if (found.status === 'failed' || found.failed > 0) throw new Error(`Rows failed: ${JSON.stringify(found)}`);
}

function zipOf(photos: readonly Buffer[], from: number): Promise<Buffer> {
  const zip = new ZipFile();
  const rows = photos.map((photo, at) => {
    const name = `${from + at}.jpg`;
    zip.addBuffer(photo, name, { compress: false });
    return JSON.stringify({ name: `Item ${from + at}`, external_id: name, category: 'Dresses', photo: name });
  });
  zip.addBuffer(Buffer.from(rows.join('\n')), 'items.ndjson');
  zip.end();
  return buffer(zip.outputStream.pipe(new PassThrough()));
}

/** The items of a seeded shop, by their external ids. */
function tableOf(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, at) =>
    JSON.stringify({ name: `Item ${at}`, external_id: `item-${at}`, category: 'Dresses', price: at % 90 }),
  );
  return Buffer.from(lines.join('\n'));
}

/** Resident memory before, in the middle and at the end of some work. */
async function memoryWhile(processes: Record<string, Running>, work: () => Promise<void>): Promise<Figure[]> {
  const looks: Record<string, number[]> = {};
  const look = async () => {
    for (const [name, { pid }] of Object.entries(processes)) {
      (looks[name] ??= []).push(await residentMb(pid));
    }
  };
  await look();
  const done = new AbortController();
  const watching = (async () => {
    while (!done.signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal: done.signal }).catch(() => undefined);
      await look();
    }
  })();
  await work();
  done.abort();
  await watching;
  return Object.entries(looks).flatMap(([name, seen]): Figure[] => {
    const [before = Number.NaN] = seen;
    const most = Math.max(...seen);
    return [
      { name: `${name}, before the table`, value: before, unit: 'MB' },
      { name: `${name}, in the middle`, value: seen[Math.floor(seen.length / 2)] ?? Number.NaN, unit: 'MB' },
      { name: `${name}, at the end`, value: seen.at(-1) ?? Number.NaN, unit: 'MB' },
      {
        name: `${name}, most ÷ before`,
        value: most / before,
        unit: '×',
        ...(name === 'API' && { atMost: 1.25 }),
      },
    ];
  });
}
