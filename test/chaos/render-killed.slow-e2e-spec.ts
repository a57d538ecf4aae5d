import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import { bodyOf, drawPhoto, ImageEngine } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { eventually } from '../e2e/support/eventually.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { Vitrine } from '../e2e/support/vitrine.js';
import { form } from '../support/try-on/try-on-stand.js';

const SIZE = { width: 768, height: 1024 };

let engine: ImageEngine;
let vitrine: Vitrine;
let shop: Shop;
let files: { person_image: Buffer; clothing_image: Buffer };
beforeAll(async () => {
  engine = await ImageEngine.start('vllm-omni');
  vitrine = await Vitrine.start({
    services: inject('services'),
    tryOn: true,
    env: {
      TRYON_RENDERERS: 'images-edits',
      TRYON_ENGINE_IN_HOUSE: 'true',
      IMAGES_EDITS_PROFILE: 'vllm-omni',
      IMAGES_EDITS_URLS: engine.url,
      IMAGES_EDITS_SIZES: `${SIZE.width}x${SIZE.height}`,
    },
  });
  shop = await openShop(vitrine);
  files = {
    person_image: Buffer.from(await drawFigure(SIZE)),
    clothing_image: await drawPhoto({ colour: '#1e5fa8' }),
  };
});
afterAll(async () => {
  await vitrine?.stop();
  await engine?.stop();
});

async function submit(mode: 'draft' | 'final'): Promise<string> {
  const data = form(files, { mode, garment_type: 'top', max_retries: 0 });
  return bodyOf<TryOnAcceptedDto>(await shop.secret.send('POST', '/api/tryon', { form: data }), 202).job_id;
}

const ended = (id: string) =>
  eventually(
    async () => {
      const job = bodyOf<TryOnJobDto>(await shop.secret.get(`/api/tryon/${id}`));
      expect(job.status).toMatch(/completed|failed/);
      return job;
    },
    { withinMs: 150_000, everyMs: 200 },
  );

it('takes a final try-on up again once when its worker is killed in the middle of a render: one result', async () => {
  // What the engine is going to show is what a draft of the same photos shows: the gate takes it.
  const draft = await ended(await submit('draft'));
  expect(draft.error?.message ?? draft.status).toBe('completed');
  engine.shows = Buffer.from(draft.result_b64 ?? '', 'base64');
  engine.imageMs = 60_000;
  const id = await submit('final');
  await eventually(async () => expect(engine.requests).toHaveLength(1), { withinMs: 60_000 });
  await vitrine.tryOnWorker?.kill();
  await eventually(async () => expect(engine.givenUp).toBe(1));
  const second = await ImageEngine.start('vllm-omni');
  try {
    second.shows = engine.shows;
    await vitrine.startTryOnWorker({ IMAGES_EDITS_URLS: second.url });
    const job = await ended(id);
    expect(job.error?.message ?? job.status).toBe('completed');
    expect(job.renderers).toMatchObject([{ name: 'images-edits', images: 1, photos_left_house: false }]);
    expect([engine.requests.length, second.requests.length]).toEqual([1, 1]);
  } finally {
    await second.stop();
  }
  const row = await vitrine.database.prisma.tryOnJob.findFirst({ where: { id }, include: { results: true } });
  expect(row).toMatchObject({ attempt: 2, losses: 1, results: [expect.anything()] });
  const left = (await vitrine.storedFiles()).filter((path) => path.includes(id) && path.includes('/in/'));
  expect(left).toEqual([]);
});
