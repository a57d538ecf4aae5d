import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Problem, TryOnJobDto, TryOnPage } from '#contracts';
import { type ApiClient, drawPhoto, outcomeOf } from '#testing';
import { TryOnError } from '#try-on';
import { eventually } from '../support/eventually.js';
import { awaitJob, form, photos, submit, TryOnStand, upload } from '../../support/try-on/try-on-stand.js';

let stand: TryOnStand;
let shop: Awaited<ReturnType<TryOnStand['openShop']>>;
let picture: Buffer;
beforeAll(async () => {
  stand = await TryOnStand.start(inject('services'));
  shop = await stand.openShop();
  picture = await drawPhoto({ format: 'png' });
});
afterAll(() => stand?.stop());
beforeEach(() => stand.pipeline.succeedWith(picture));

const get = <Body = TryOnJobDto>(client: ApiClient, path: string) => client.send<Body>('GET', path);

/** A run that shows the step and then waits until it is let go on. */
function held(step: 'pose' | 'inpainting' = 'inpainting'): { go: () => void; reached: Promise<void> } {
  let go: () => void = () => undefined;
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const gate = new Promise<void>((resolve) => (go = resolve));
  stand.pipeline.work = async (request, { onStep, signal }) => {
    await onStep('segmentation');
    await onStep(step);
    reach();
    await Promise.race([
      gate,
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ]);
    return outcomeOf([picture], request);
  };
  return { go, reached };
}

describe('a try-on job', () => {
  it('goes from queued through its steps to a picture, and leaves no photo that was sent', async () => {
    const { go, reached } = held();
    const { person, garment } = await photos();
    const id = await submit(
      shop.secret,
      { garment_type: 'top', realism_level: 4, seed: 7 },
      {
        person_image: person,
        clothing_image: garment,
      },
    );
    await reached;
    const running = await get(shop.secret, `/api/tryon/${id}`);
    expect(running.body).toMatchObject({
      job_id: id,
      status: 'processing',
      step: 'inpainting',
      progress: 55,
    });
    expect(await get(shop.secret, `/api/tryon/${id}/result`)).toMatchObject({
      status: 409,
      body: { code: 'TRYON_NOT_READY' },
    });
    expect([...(await stand.files()).keys()].filter((path) => path.includes(id))).toHaveLength(2);
    go();
    const job = await awaitJob(shop.secret, id);
    expect(job).toMatchObject({
      status: 'completed',
      progress: 100,
      mode: 'draft',
      quality_score: 0.9,
      quality: { fidelity: 0.9 },
      retries: 0,
      timings_ms: { segmentation: 10, blend: 20, read: expect.any(Number), store: expect.any(Number) },
    });
    expect(job.result_b64).toBe(picture.toString('base64'));
    const { body: light } = await get(shop.secret, `/api/tryon/${id}?result_b64=false`);
    expect(light).toEqual({
      ...job,
      result_b64: undefined,
      result_url: expect.any(String),
      results: expect.any(Array),
    });
    expect(stand.pipeline.requests.at(-1)).toMatchObject({
      mode: 'draft',
      garments: [{ type: 'top' }],
      realismLevel: 4,
      maxRetries: 2,
      seed: 7,
      numResults: 1,
      preserveFace: true,
    });
    await eventually(async () => {
      const left = [...(await stand.files()).keys()].filter((path) => path.includes(id));
      expect(left).toEqual([expect.stringMatching(/\/out\/1-0\.png$/)]);
    });
  });

  it('shows its picture by a signed URL to anyone who has it, by key to its shop, to nobody else', async () => {
    const id = await submit(shop.secret);
    const { result_url: url = '' } = await awaitJob(shop.secret, id);
    expect((await stand.anyone.bytes(url)).body.equals(picture)).toBe(true);
    expect((await shop.secret.bytes(`/api/tryon/${id}/result`)).body.equals(picture)).toBe(true);
    expect((await stand.anyone.bytes(`/api/tryon/${id}/result`)).status).toBe(401);
    expect((await (await stand.openShop()).secret.bytes(`/api/tryon/${id}/result`)).status).toBe(404);
    for (const [changed, by] of [
      [/sig=.{4}/, 'sig=AAAA'],
      [/exp=\d/, 'exp=9'],
      [/n=0/, 'n=1'],
    ] as const) {
      expect((await stand.anyone.bytes(url.replace(changed, by))).status).toBe(404);
    }
  });

  it('shows its picture as a JPEG to whoever asks for that, under the same signature', async () => {
    const id = await submit(shop.secret);
    const { result_url: url = '', results = [] } = await awaitJob(shop.secret, id);
    expect(results[0]?.url).toBe(url);
    const asked = [
      await stand.anyone.bytes(`${url}&format=jpeg`),
      await shop.secret.bytes(`/api/tryon/${id}/result?format=jpeg`),
    ];
    for (const { status, headers, body } of asked) {
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('image/jpeg');
      expect(headers.get('cache-control')).toBe('private, no-store');
      const { format, width, height } = await sharp(body).metadata();
      const png = await sharp(picture).metadata();
      expect({ format, width, height }).toEqual({ format: 'jpeg', width: png.width, height: png.height });
    }
    const same = await stand.anyone.bytes(`${url}&format=png`);
    expect(same.headers.get('content-type')).toBe('image/png');
    expect(same.body.equals(picture)).toBe(true);
    expect((await stand.anyone.bytes(`${url}&format=gif`)).status).toBe(400);
    expect((await stand.anyone.bytes(`${url.replace(/sig=.{4}/, 'sig=AAAA')}&format=jpeg`)).status).toBe(404);
    // Nothing is kept of it.
    const kept = [...(await stand.files()).keys()].filter((path) => path.includes(id));
    expect(kept).toEqual([expect.stringMatching(/\/out\/1-0\.png$/)]);
    await shop.secret.send('DELETE', `/api/tryon/${id}`);
    expect((await stand.anyone.bytes(`${url}&format=jpeg`)).status).toBe(404);
  });

  it('puts on an item of the catalogue, and several garments in their order', async () => {
    const item = await upload(shop.secret);
    const other = await upload(shop.secret);
    const { person } = await photos();
    const id = await submit(
      shop.secret,
      { image_id: [item.id, other.id], garment_type: ['bottom', 'top'] },
      { person_image: person },
    );
    await awaitJob(shop.secret, id);
    expect(stand.pipeline.requests.at(-1)?.garments.map(({ type }) => type)).toEqual(['bottom', 'top']);
    expect((await get(shop.secret, `/api/images/${item.id}`)).status).toBe(200);
  });

  it('answers a failure with 200, its code and a sentence', async () => {
    stand.pipeline.work = async () => {
      throw new TryOnError('SEGMENTATION_FAILED', 'No person was found in person_image.', {
        atFault: 'person_photo',
      });
    };
    const id = await submit(shop.secret);
    const job = await awaitJob(shop.secret, id);
    expect(job).toMatchObject({
      status: 'failed',
      error: {
        code: 'SEGMENTATION_FAILED',
        message: 'No person was found in person_image.',
        at_fault: 'person_photo',
      },
      detail: { error: 'No person was found in person_image.', job_id: id },
    });
    await eventually(async () => expect([...(await stand.files()).keys()].join()).not.toContain(id));
  });

  it('tries a fault of ours once more, then says so without its words', async () => {
    stand.pipeline.work = async () => {
      throw new Error('secret detail of the inside');
    };
    const before = stand.pipeline.requests.length;
    const job = await awaitJob(shop.secret, await submit(shop.secret));
    expect(job.error?.code).toBe('INTERNAL_ERROR');
    expect(JSON.stringify(job)).not.toContain('secret detail');
    expect(stand.pipeline.requests.length - before).toBe(2);
  });
});

describe('DELETE', () => {
  it('stops a job that is running and leaves nothing of it', async () => {
    const { reached } = held();
    const id = await submit(shop.secret);
    await reached;
    expect((await shop.secret.send('DELETE', `/api/tryon/${id}`)).status).toBe(204);
    expect((await get(shop.secret, `/api/tryon/${id}`)).status).toBe(404);
    await eventually(async () => expect([...(await stand.files()).keys()].join()).not.toContain(id));
    expect((await shop.secret.send('DELETE', `/api/tryon/${id}`)).status).toBe(404);
    // The worker goes on with others.
    stand.pipeline.succeedWith(picture);
    expect((await awaitJob(shop.secret, await submit(shop.secret))).status).toBe('completed');
  });

  it('erases the results of one that is completed', async () => {
    const id = await submit(shop.secret);
    const { result_url: url = '' } = await awaitJob(shop.secret, id);
    await shop.secret.send('DELETE', `/api/tryon/${id}`);
    expect((await stand.anyone.bytes(url)).status).toBe(404);
    expect([...(await stand.files()).keys()].join()).not.toContain(id);
  });
});

describe('tokens', () => {
  it('a publishable one sees and deletes what publishable ones made, and no more', async () => {
    const own = await submit(shop.publishable);
    const servers = await submit(shop.secret);
    await awaitJob(shop.secret, servers);
    expect((await awaitJob(shop.publishable, own)).status).toBe('completed');
    expect((await get(shop.publishable, `/api/tryon/${servers}`)).status).toBe(404);
    expect((await shop.publishable.send('DELETE', `/api/tryon/${servers}`)).status).toBe(404);
    expect((await get(shop.secret, `/api/tryon/${own}`)).status).toBe(200);
    const stranger = (await stand.openShop()).secret;
    expect((await get(stranger, `/api/tryon/${own}`)).status).toBe(404);
    expect((await shop.publishable.send('DELETE', `/api/tryon/${own}`)).status).toBe(204);
  });

  it('a publishable one lists the jobs of a session that it knows', async () => {
    const session = 'a session of one browser';
    const own = await submit(shop.publishable, { session });
    await submit(shop.publishable, { session: 'a session of another one' });
    const refused = await get<Problem>(shop.publishable, '/api/tryon');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'session' }] } });
    const page = await get<TryOnPage>(shop.publishable, `/api/tryon?session=${encodeURIComponent(session)}`);
    expect(page.body.items.map(({ job_id }) => job_id)).toEqual([own]);
  });

  it('a secret one lists all, newest first, page by page', async () => {
    const { secret } = await stand.openShop();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift(await submit(secret));
    for (const id of ids) await awaitJob(secret, id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/tryon?limit=2&status=completed${cursor && `&cursor=${cursor}`}`;
      const { body }: { body: TryOnPage } = await get<TryOnPage>(secret, path);
      seen.push(...body.items.map(({ job_id }) => job_id));
      cursor = body.next_cursor;
    }
    expect(seen).toEqual(ids);
  });
});

describe('the same request again', () => {
  it('with an Idempotency-Key is the same job', async () => {
    const { person, garment } = await photos();
    const send = () =>
      shop.secret.send<{ job_id: string }>(
        'POST',
        '/api/tryon',
        form({ person_image: person, clothing_image: garment }),
        { 'idempotency-key': 'once-and-no-more' },
      );
    const [first, second] = [await send(), await send()];
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
  });

  it('lends the stored result while it lives, within its key alone', async () => {
    const { person, garment } = await photos();
    const files = { person_image: person, clothing_image: garment };
    const first = await awaitJob(shop.secret, await submit(shop.secret, {}, files));
    const made = stand.pipeline.requests.length;
    const second = await awaitJob(shop.secret, await submit(shop.secret, {}, files));
    expect(second).toMatchObject({
      status: 'completed',
      quality_score: 0.9,
      timings_ms: { copied: expect.any(Number) },
    });
    expect(stand.pipeline.requests.length).toBe(made);
    // Erasing one takes nothing from the other.
    await shop.secret.send('DELETE', `/api/tryon/${first.job_id}`);
    expect((await stand.anyone.bytes(second.result_url ?? '')).body.equals(picture)).toBe(true);
    await awaitJob(shop.secret, await submit(shop.secret, { seed: 1 }, files));
    const stranger = (await stand.openShop()).secret;
    await awaitJob(stranger, await submit(stranger, {}, files));
    expect(stand.pipeline.requests.length).toBe(made + 2);
  });

  it('is made anew once something else makes the pictures', async () => {
    const { person, garment } = await photos();
    const files = { person_image: person, clothing_image: garment };
    await awaitJob(shop.secret, await submit(shop.secret, {}, files));
    const made = stand.pipeline.requests.length;
    stand.pipeline.madeBy = 'the release after';
    await awaitJob(shop.secret, await submit(shop.secret, {}, files));
    expect(stand.pipeline.requests.length).toBe(made + 1);
    await awaitJob(shop.secret, await submit(shop.secret, {}, files));
    expect(stand.pipeline.requests.length).toBe(made + 1);
    // What was made before is there for what makes the same again.
    stand.pipeline.madeBy = '';
    await awaitJob(shop.secret, await submit(shop.secret, {}, files));
    expect(stand.pipeline.requests.length).toBe(made + 1);
  });
});
