import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import { bodyOf, drawPhoto, ImageEngine } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { form } from '../../support/try-on/try-on-stand.js';
import { eventually } from '../support/eventually.js';
import { openShop, type Shop } from '../support/shop.js';
import { Vitrine } from '../support/vitrine.js';

const SIZE = { width: 768, height: 1024 };

/** By the worker itself: its draft, its gate, what it stores. */
describe('an image that an engine sends in place of the edited photo', () => {
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
  beforeEach(() => {
    engine.fault = 'none';
    engine.shows = undefined;
  });

  /** Another one for each job: the same request would be lent what was made for an earlier one. */
  let seed = 0;
  async function ended(mode: 'draft' | 'final'): Promise<TryOnJobDto & { id: string }> {
    const data = form(files, { mode, garment_type: 'top', max_retries: 0, seed: ++seed });
    const sent = await shop.secret.send('POST', '/api/tryon', { form: data });
    const { job_id: id } = bodyOf<TryOnAcceptedDto>(sent, 202);
    return eventually(
      async () => {
        const job = bodyOf<TryOnJobDto>(await shop.secret.get(`/api/tryon/${id}`));
        expect(job.status).toMatch(/completed|failed/);
        return { ...job, id };
      },
      { withinMs: 150_000, everyMs: 200 },
    );
  }

  const storedOf = async (id: string) => (await vitrine.storedFiles()).filter((path) => path.includes(id));

  it('is shown where it is the edited photo', async () => {
    const draft = await ended('draft');
    engine.shows = Buffer.from(draft.result_b64 ?? '', 'base64');
    const job = await ended('final');
    expect(job.error?.message ?? job.status).toBe('completed');
    expect((await storedOf(job.id)).filter((path) => path.includes('/in/'))).toEqual([]);
  });

  it.each<[string, () => void | Promise<void>]>([
    ['black', () => void (engine.fault = 'black')],
    ['the photo as it was sent', () => void (engine.fault = 'unchanged')],
    ['a patch of colour on the photo', () => undefined],
    [
      'of something else, as a model makes it that is no editor',
      async () => void (engine.shows = await drawPhoto({ width: 768, height: 1024, colour: '#b0863c' })),
    ],
  ])('fails the job and is stored nowhere where it is %s', async (_what, spoil) => {
    await spoil();
    const made = engine.made;
    const job = await ended('final');
    expect(job).toMatchObject({
      status: 'failed',
      error: { code: 'QUALITY_CHECK_FAILED' },
      renderers: [{ name: 'images-edits', images: 1 }],
    });
    expect(engine.made).toBe(made + 1);
    // The shopper's photo neither.
    await eventually(async () => expect(await storedOf(job.id)).toEqual([]));
  });

  it('fails the job with the words of an engine that refuses it', async () => {
    engine.fault = 'refused';
    const job = await ended('final');
    expect(job).toMatchObject({
      status: 'failed',
      error: { code: 'RENDERER_FAILED', message: expect.stringMatching(/HTTP 400: size is not supported/) },
    });
    await eventually(async () => expect(await storedOf(job.id)).toEqual([]));
  });
});
