import { createHash } from 'node:crypto';
import { ChromaNotFoundError } from 'chromadb';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiClient, drawPhoto } from '#testing';
import { TryOnError } from '#try-on';
import { chromaAt } from '../support/clean-up.js';
import { eventually } from '../support/eventually.js';
import { awaitJob, photos, submit, TryOnStand } from '../../support/try-on/try-on-stand.js';

/** In the metadata of the photo, as a phone would put a place and a name there. */
const MARK = 'Camera of Mrs Somebody';

let stand: TryOnStand;
let shop: ApiClient;
let person: Buffer;
/** The photo as it is kept while its job runs: upright, and without its metadata. The first spec finds it. */
let kept: Buffer | undefined;
let picture: Buffer;
beforeAll(async () => {
  stand = await TryOnStand.start(inject('services'), { TRYON_TIMEOUT_S: '4' });
  shop = (await stand.openShop()).secret;
  picture = await drawPhoto({ format: 'png', colour: '#123456' });
  const noise = await sharp({
    create: {
      width: 200,
      height: 300,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .withExif({ IFD0: { Make: MARK } })
    .jpeg()
    .toBuffer();
  person = noise;
});
afterAll(() => stand?.stop());

/** What would give the photo away: its metadata, and of the file as it was sent and as it is kept what follows. */
function needles(): string[] {
  return [MARK, ...[person, kept].flatMap((file) => (file === undefined ? [] : tracesOf(file)))];
}

/** Bytes of a file in any spelling, plain hashes of it. */
function tracesOf(file: Buffer): string[] {
  const piece = file.subarray(file.length / 2, file.length / 2 + 24);
  const hashes = ['sha256', 'sha1', 'md5'].map((name) => createHash(name).update(file).digest());
  return [
    piece.toString('latin1'),
    piece.toString('hex'),
    // Base64 depends on where a piece starts: the whole photo's spelling is searched from its middle.
    file.toString('base64').slice(4_000, 4_040),
    ...hashes.flatMap((hash) => [
      hash.toString('latin1'),
      hash.toString('hex'),
      hash.toString('base64'),
      hash.toString('base64url'),
    ]),
  ];
}

async function everything(): Promise<Record<string, string>> {
  return {
    postgres: await inPostgres(),
    redis: await inRedis(),
    files: await inFiles(),
    chroma: await inChroma(),
  };
}

async function inPostgres(): Promise<string> {
  const client = new Client({ connectionString: stand.database.url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      parts.push(...rows.map(({ row }) => row));
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

async function inRedis(): Promise<string> {
  const redis = new Redis(stand.config.REDIS_URL);
  try {
    const parts: string[] = [];
    for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>) {
      for (const key of keys) parts.push(key, (await redis.dumpBuffer(key))?.toString('latin1') ?? '');
    }
    return parts.join('\n');
  } finally {
    redis.disconnect();
  }
}

async function inFiles(): Promise<string> {
  return [...(await stand.files())].map(([path, file]) => path + file.toString('latin1')).join('\n');
}

async function inChroma(): Promise<string> {
  const chroma = chromaAt(stand.config.CHROMA_URL);
  const collections = await chroma.listCollections();
  const records = await Promise.all(
    collections.map((collection) =>
      collection.get({ limit: 300 }).catch((error: unknown) => {
        // Of another spec, and gone since it was listed.
        if (!(error instanceof ChromaNotFoundError)) throw error;
      }),
    ),
  );
  return JSON.stringify(records);
}

async function expectNoTrace(): Promise<void> {
  for (const [store, content] of Object.entries(await everything())) {
    for (const needle of needles()) expect(content.includes(needle), `${store} has ${needle}`).toBe(false);
  }
}

const send = async () => submit(shop, {}, { person_image: person, clothing_image: (await photos()).garment });

describe('of a person photo nothing is left in any store', () => {
  it('and the search would find it while the job runs', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    stand.pipeline.work = async () => {
      await gate;
      throw new TryOnError('POSE_FAILED', 'No pose.');
    };
    const id = await send();
    const [path, file] =
      [...(await stand.files())].find(([name]) => /person/.test(name) && name.includes(id)) ?? [];
    expect(path).toBeDefined();
    kept = file;
    const { files, ...others } = await everything();
    expect(needles().some((needle) => files?.includes(needle))).toBe(true);
    expect(files).not.toContain(MARK);
    for (const content of Object.values(others)) {
      for (const needle of needles()) expect(content.includes(needle)).toBe(false);
    }
    go();
    await awaitJob(shop, id);
    await eventually(expectNoTrace);
  });

  it('when it is completed', async () => {
    stand.pipeline.succeedWith(picture);
    expect((await awaitJob(shop, await send())).status).toBe('completed');
    await eventually(expectNoTrace);
  });

  it('when it fails, by its photo or by us', async () => {
    stand.pipeline.work = async () => {
      throw new TryOnError('SEGMENTATION_FAILED', 'No person was found in person_image.');
    };
    expect((await awaitJob(shop, await send())).status).toBe('failed');
    stand.pipeline.work = async () => {
      throw new Error('a fault');
    };
    expect((await awaitJob(shop, await send())).status).toBe('failed');
    await eventually(expectNoTrace);
  });

  it('when it is cancelled in the middle', async () => {
    stand.pipeline.work = async (_request, { signal, onStep }) => {
      await onStep('pose');
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
      throw new Error('never');
    };
    const id = await send();
    await awaitJob(shop, id, ({ status }) => status === 'processing');
    await shop.send('DELETE', `/api/tryon/${id}`);
    await eventually(expectNoTrace);
  });

  it('when it stalls', async () => {
    stand.pipeline.work = () => new Promise(() => undefined);
    expect(await awaitJob(shop, await send())).toMatchObject({
      status: 'failed',
      error: { code: 'TIMEOUT' },
    });
    await eventually(expectNoTrace);
  });

  it('and metrics and problems say nothing of it', async () => {
    const metrics = await (await fetch(`${stand.url}/metrics`)).text();
    for (const needle of needles()) expect(metrics.includes(needle)).toBe(false);
  });
});
