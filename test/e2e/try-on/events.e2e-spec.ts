import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type TryOnAcceptedDto, type TryOnJobSummaryDto, tryOnJobSummary } from '#contracts';
import { bodyOf, drawPhoto, type HttpClient } from '#testing';
import { drawFigure } from '#try-on/drawings';
import { EventStreamClient } from '../support/event-stream.js';
import { problemOf } from '../support/problems.js';
import { openShop, type Shop } from '../support/shop.js';
import { Vitrine } from '../support/vitrine.js';
import { form } from '../../support/try-on/try-on-stand.js';

const LIMIT = 3;

let vitrine: Vitrine;
let shop: Shop;
let person: Buffer;
const open: EventStreamClient[] = [];
beforeAll(async () => {
  // No try-on worker yet: what is sent waits until a test starts one.
  vitrine = await Vitrine.start({
    services: inject('services'),
    env: { TRYON_EVENT_STREAMS: String(LIMIT) },
  });
  shop = await openShop(vitrine);
  person = Buffer.from(await drawFigure());
});
afterAll(async () => {
  for (const stream of open) stream.close();
  await vitrine?.stop();
});

let seed = 0;
async function submit(caller: HttpClient): Promise<string> {
  const garment = await drawPhoto({ colour: '#1e5fa8' });
  const fields = { garment_type: 'top', max_retries: 0, seed: ++seed };
  const data = form({ person_image: person, clothing_image: garment }, fields);
  return bodyOf<TryOnAcceptedDto>(await caller.send('POST', '/api/tryon', { form: data }), 202).job_id;
}

async function watch(
  id: string,
  { key = shop.key.secret_token, seen = '' } = {},
): Promise<EventStreamClient> {
  const headers = { 'x-api-key': key, ...(seen !== '' && { 'last-event-id': seen }) };
  const stream = await EventStreamClient.open(`${vitrine.url}/api/tryon/${id}/events`, headers);
  open.push(stream);
  return stream;
}

const jobsOf = (stream: EventStreamClient): TryOnJobSummaryDto[] =>
  stream.events.map(({ data }) => tryOnJobSummary.parse(JSON.parse(data)));

describe('the events of a try-on', () => {
  it('begin with what it is now, and end when it is deleted', async () => {
    const id = await submit(shop.secret);
    const stream = await watch(id);
    expect(stream.answer.status).toBe(200);
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.answer.headers.get('cache-control')).toBe('no-store');
    await stream.atLeast(1);
    expect(stream.retryMs).toBeGreaterThan(0);
    expect(jobsOf(stream)).toMatchObject([{ job_id: id, status: 'pending', progress: 0 }]);
    expect((await shop.secret.send('DELETE', `/api/tryon/${id}`)).status).toBe(204);
    await stream.ended;
    expect(stream.events).toHaveLength(1);
    problemOf(await shop.secret.get(`/api/tryon/${id}/events`), 404, 'NOT_FOUND');
  });

  it('are told to whoever may see the job, and to nobody else', async () => {
    const [ofServer, ofPage] = [await submit(shop.secret), await submit(shop.publishable)];
    const other = await openShop(vitrine);
    for (const id of [ofServer, ofPage]) {
      problemOf(await vitrine.anyone.get(`/api/tryon/${id}/events`), 401, 'API_KEY_MISSING');
      for (const stranger of [other.secret, other.publishable])
        problemOf(await stranger.get(`/api/tryon/${id}/events`), 404, 'NOT_FOUND');
    }
    problemOf(await shop.publishable.get(`/api/tryon/${ofServer}/events`), 404, 'NOT_FOUND');
    problemOf(await shop.publishable.get('/api/tryon/nothing/events'), 400, 'INVALID_REQUEST');
    const stream = await watch(ofPage, { key: shop.key.publishable_token });
    await stream.atLeast(1);
    expect(jobsOf(stream)).toMatchObject([{ job_id: ofPage, status: 'pending' }]);
    stream.close();
    for (const id of [ofServer, ofPage]) await shop.secret.send('DELETE', `/api/tryon/${id}`);
  });

  it('are of no more streams at once than the key may have', async () => {
    const id = await submit(shop.secret);
    const streams = await Promise.all(Array.from({ length: LIMIT }, () => watch(id)));
    const refused = await shop.secret.get(`/api/tryon/${id}/events`);
    expect(problemOf(refused, 429, 'TOO_MANY_STREAMS').detail).toMatch(/3 event streams/);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    streams[0]?.close();
    await expect
      .poll(async () => {
        const stream = await watch(id);
        stream.close();
        return stream.answer.status;
      })
      .toBe(200);
    await shop.secret.send('DELETE', `/api/tryon/${id}`);
    await Promise.all(streams.slice(1).map(({ ended }) => ended));
  });

  it('say how it goes on to its end, and go on after a break', async () => {
    const id = await submit(shop.secret);
    const stream = await watch(id);
    const broken = await watch(id);
    await broken.atLeast(1);
    broken.close();
    await vitrine.startTryOnWorker();
    await stream.ended;
    const jobs = jobsOf(stream);
    expect(jobs[0]).toMatchObject({ status: 'pending' });
    expect(jobs.at(-1)?.status).toMatch(/^(completed|failed)$/);
    expect(jobs.at(-1)?.completed_at).not.toBeNull();
    // At least one of its steps: they pass faster than this is told on a fast machine.
    const steps = jobs.filter(({ status }) => status === 'processing');
    expect(steps.length).toBeGreaterThan(0);
    const progress = jobs.slice(0, -1).map((job) => job.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(new Set(stream.events.map((event) => event.id)).size).toBe(stream.events.length);

    const again = await watch(id, { seen: broken.events.at(-1)?.id });
    await again.ended;
    expect(jobsOf(again)).toEqual([jobs.at(-1)]);
    const seen = again.events.at(-1)?.id ?? '';
    const done = await shop.secret.get(`/api/tryon/${id}/events`, { headers: { 'last-event-id': seen } });
    expect([done.status, done.text]).toEqual([204, '']);
    expect(bodyOf(await shop.secret.get(`/api/tryon/${id}`))).toMatchObject({ status: jobs.at(-1)?.status });
  });

  it('end when the process stops, which waits for none of them', async () => {
    await vitrine.tryOnWorker?.stop();
    const id = await submit(shop.secret);
    const stream = await watch(id);
    await stream.atLeast(1);
    await vitrine.apis[0]?.stop();
    await stream.ended;
    expect(vitrine.apis[0]?.child.exit).toMatchObject({ code: 0 });
  });
});
