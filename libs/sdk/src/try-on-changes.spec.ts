import { describe, expect, it } from 'vitest';
import { changesOf } from './try-on-changes.js';
import type { TryOnJobSummary } from './types.js';
import { VitrineError } from './vitrine-error.js';

function job(status: TryOnJobSummary['status'], progress: number): TryOnJobSummary {
  const at = '2026-11-20T12:00:00.000Z';
  return { job_id: 'j', status, progress, mode: 'draft', created_at: at, completed_at: null, expires_at: at };
}

function stream(...jobs: TryOnJobSummary[]): Response {
  const text = jobs
    .map((one) => `id: ${one.status}-${one.progress}\ndata: ${JSON.stringify(one)}\n\n`)
    .join('');
  return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
}

/** What comes of a server whose streams and polls are these, in turn. */
async function changes(streams: (Response | Error)[], polls: (TryOnJobSummary | Error)[] = []) {
  const lastIds: (string | undefined)[] = [];
  const seen: number[] = [];
  const watched = changesOf({
    stream: async (lastId) => {
      lastIds.push(lastId);
      const next = streams.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error('no more streams');
      return next;
    },
    read: async () => {
      const next = polls.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error('no more polls');
      return next;
    },
    sleep: async () => undefined,
    signal: undefined,
  });
  for await (const { progress } of watched) seen.push(progress);
  return { seen, lastIds };
}

const gone = new VitrineError('gone', 'NOT_FOUND', 404, undefined);

describe('changesOf', () => {
  it('follows the events to the end of the job', async () => {
    const { seen } = await changes([stream(job('pending', 0), job('processing', 40), job('completed', 100))]);
    expect(seen).toEqual([0, 40, 100]);
  });

  it('takes a stream that broke up again after the last event', async () => {
    const { seen, lastIds } = await changes([
      stream(job('processing', 10), job('processing', 40)),
      stream(job('processing', 70), job('completed', 100)),
    ]);
    expect(seen).toEqual([10, 40, 70, 100]);
    expect(lastIds).toEqual([undefined, 'processing-40']);
  });

  it('polls where a proxy answers with something else, or keeps the events to itself', async () => {
    const page = new Response('<p>hello', { headers: { 'content-type': 'text/html' } });
    const polls = [job('processing', 40), job('processing', 40), job('failed', 40)];
    expect((await changes([page], polls)).seen).toEqual([40, 40]);
    const silent = () => new Response('', { headers: { 'content-type': 'text/event-stream' } });
    expect((await changes([silent(), silent()], [job('completed', 100)])).seen).toEqual([100]);
  });

  it('polls where a key has too many streams', async () => {
    const full = new VitrineError('full', 'TOO_MANY_STREAMS', 429, undefined);
    expect((await changes([full, full], [job('completed', 100)])).seen).toEqual([100]);
  });

  it('ends where the job is deleted', async () => {
    expect((await changes([gone])).seen).toEqual([]);
    expect((await changes([new Response(null, { status: 204 })])).seen).toEqual([]);
    const page = new Response('');
    expect((await changes([page], [job('processing', 5), gone])).seen).toEqual([5]);
  });

  it('throws what a further attempt does not mend', async () => {
    const refused = new VitrineError('no', 'API_KEY_REVOKED', 401, undefined);
    await expect(changes([refused])).rejects.toBe(refused);
  });
});
