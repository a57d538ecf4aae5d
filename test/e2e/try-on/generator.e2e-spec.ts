import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { TryOnJobDto, UsageDto } from '#contracts';
import type { ApiClient } from '#testing';
import { outcomeOf } from '#testing';
import { FinalPipeline, openRenderers, type RenderToJudge } from '#try-on/pipeline';
import { awaitJob, form, photos, submit, TryOnStand } from '../../support/try-on/try-on-stand.js';

/** Where the draft of these specs puts the garment, in a photo of 480 × 640. */
const GARMENT = { left: 180, top: 200, width: 120, height: 200 };

let stand: TryOnStand;
let shop: ApiClient;
beforeAll(async () => {
  stand = await TryOnStand.start(
    inject('services'),
    {
      TRYON_RENDERERS: 'fashn-vton',
      TRYON_DEVICE: 'cpu',
      TRYON_RENDERS_PER_JOB: '4',
      TRYON_PRICES: 'fashn-vton=0.5',
    },
    async (draft, config) => {
      const renderers = await openRenderers(
        config,
        { FASHN_VTON_MODEL: 'fashn-vton-small' },
        { modelsFolder: 'test/fixtures/fashn-vton/models', device: 'cpu', gpu: 0, threads: 1 },
      );
      return new FinalPipeline(draft, renderers!);
    },
  );
  // Its key allows no hosted renderer: this one is in the house.
  shop = (await stand.openShop()).secret;
});
afterAll(() => stand?.stop());

const score = (passed: boolean) => ({
  score: passed ? 0.9 : 0.3,
  passed,
  parts: { fidelity: passed ? 0.9 : 0.3 },
});

/** A draft that found the person and put something blue on; the gate takes every render. */
beforeEach(() => {
  stand.pipeline.renders.length = 0;
  stand.pipeline.judgementOf = () => score(true);
  stand.pipeline.work = async (request, observer) => {
    await observer.onStep('blend');
    const { width, height, left, top } = GARMENT;
    const input = await sharp({ create: { width, height, channels: 3, background: '#1040c0' } })
      .png()
      .toBuffer();
    const image = await sharp(request.person).composite([{ input, left, top }]).png().toBuffer();
    const box = await sharp({
      create: { width: width / 10, height: height / 10, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    const editMask = await sharp({ create: { width: 48, height: 64, channels: 3, background: '#000' } })
      .composite([{ input: box, left: left / 10, top: top / 10 }])
      .png()
      .toBuffer();
    const personMask = await sharp({ create: { width: 48, height: 64, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const at = (x: number, y: number) => ({ x, y, score: 0.9 });
    return {
      ...outcomeOf([image], request),
      personMask,
      editMask,
      pose: { nose: at(0.5, 0.1), left_shoulder: at(0.65, 0.25), right_shoulder: at(0.35, 0.25) },
      garmentKinds: ['top'],
    };
  };
});

const imageOf = ({ result_b64: image = '' }: TryOnJobDto) => Buffer.from(image, 'base64');
const part = (image: Buffer, box: { left: number; top: number; width: number; height: number }) =>
  sharp(image).extract(box).removeAlpha().raw().toBuffer();

describe('a final try-on by the generator of this machine', () => {
  it('is rendered, judged and laid into the photo, the same for the same seed', async () => {
    const { person, garment } = await photos();
    const files = { person_image: person, clothing_image: garment };
    const finished = async (fields: Record<string, unknown>) =>
      awaitJob(shop, await submit(shop, { realism_level: 1, ...fields }, files));
    const first = await finished({ seed: 7 });
    expect(first).toMatchObject({
      status: 'completed',
      mode: 'final',
      quality_score: 0.9,
      renderers: [
        { name: 'fashn-vton', model: 'fashn-vton-small@1.5-small', images: 1, photos_left_house: false },
      ],
      timings_ms: { render: expect.any(Number) },
    });
    expect(await sharp(imageOf(first)).metadata()).toMatchObject({ width: 480, height: 640 });
    // Where nothing was put on, the photo's own pixels.
    const [head, original] = [
      { left: 0, top: 0, width: 480, height: 120 },
      await sharp(person).png().toBuffer(),
    ];
    expect((await part(imageOf(first), head)).equals(await part(original, head))).toBe(true);
    expect((await part(imageOf(first), GARMENT)).equals(await part(original, GARMENT))).toBe(false);
    // Other options, so that it is rendered anew and not copied.
    const again = await finished({ seed: 7, max_retries: 1 });
    expect(again.timings_ms).toHaveProperty('render');
    expect(imageOf(again).equals(imageOf(first))).toBe(true);
    expect(imageOf(await finished({ seed: 8 })).equals(imageOf(first))).toBe(false);
    // What another job lends was rendered by the same one.
    const copied = await finished({ seed: 7 });
    expect(copied.timings_ms).toHaveProperty('copied');
    expect(copied.renderers).toEqual(first.renderers);
  });

  it('shows how far it is, and ends between two steps when it is cancelled', async () => {
    const id = await submit(shop, { realism_level: 5, num_results: 4 });
    const seen = await awaitJob(shop, id, ({ progress }) => progress > 85);
    expect(seen).toMatchObject({ status: 'processing', step: 'blend' });
    expect(seen.progress).toBeLessThan(100);
    expect((await shop.send('DELETE', `/api/tryon/${id}`)).status).toBe(204);
    await expect
      .poll(async () => [...(await stand.files()).keys()].filter((file) => file.includes(id)))
      .toEqual([]);
    expect(stand.pipeline.renders).toEqual([]);
  });

  it('is rendered again within its budget while the gate refuses it, and never shown', async () => {
    stand.pipeline.judgementOf = (_render: RenderToJudge) => score(false);
    const refused = await awaitJob(
      shop,
      await submit(shop, { realism_level: 1, num_results: 2, max_retries: 3 }),
    );
    // What was sent to a renderer is said of a job that failed too.
    expect(refused).toMatchObject({
      status: 'failed',
      error: { code: 'QUALITY_CHECK_FAILED' },
      renderers: [{ name: 'fashn-vton', images: 4, photos_left_house: false }],
    });
    expect(stand.pipeline.renders).toHaveLength(4);
    await expect
      .poll(async () => [...(await stand.files()).keys()].filter((file) => file.includes(refused.job_id)))
      .toEqual([]);
  });

  it('is counted by what it costs, and refused in words when the budget of the month is used up', async () => {
    const admin = { 'x-admin-key': stand.config.ADMIN_KEY };
    const { apiKeyId, secret } = await stand.openShop();
    const change = { quotas: { render_cost_per_month: 1 } };
    const changed = await stand.anyone.send('PATCH', `/api/admin/api-keys/${apiKeyId}`, change, admin);
    expect(changed.status).toBe(200);
    const rendered = await awaitJob(secret, await submit(secret, { realism_level: 1, num_results: 2 }));
    expect(rendered.status).toBe('completed');
    const { body } = await secret.send<UsageDto>('GET', '/api/usage');
    expect(body.month.renders).toEqual({
      cost: { used: 1, limit: 1 },
      by_renderer: [{ name: 'fashn-vton', images: 2, failures: 0, seconds: expect.any(Number), cost: 1 }],
    });
    const { person, garment } = await photos();
    const files = { person_image: person, clothing_image: garment };
    expect(await secret.send('POST', '/api/tryon', form(files))).toMatchObject({
      status: 429,
      body: { code: 'QUOTA_EXCEEDED', detail: expect.stringMatching(/Send mode=draft/) },
    });
    expect((await secret.send('POST', '/api/tryon', form(files, { mode: 'draft' }))).status).toBe(202);
  });

  it('says which kinds of garment it knows', async () => {
    const { work } = stand.pipeline;
    stand.pipeline.work = async (request, observer) => ({
      ...(await work(request, observer)),
      garmentKinds: ['outer'],
    });
    expect(await awaitJob(shop, await submit(shop))).toMatchObject({
      status: 'failed',
      error: {
        code: 'GARMENT_TYPE_UNSUPPORTED',
        message: expect.stringMatching(/tops, bottoms and dresses/),
      },
    });
  });
});
