import { describe, expect, it, vi } from 'vitest';
import { Sender, type SentRequest } from './sender.js';
import { VitrineError } from './vitrine-error.js';

const url = 'https://vitrine.example/api/prompts';

type Outcome = Response | Error | 'never';

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: 'x', title: 'x', status, detail: `It is ${code}.`, code, request_id: 'r-1' };
  return new Response(JSON.stringify(body), { status, headers });
}

/** A sender whose server answers like this, in turn; it records what was sent and how long it waited. */
function senderOf(outcomes: Outcome[]) {
  const sent: { headers: Headers; body: unknown }[] = [];
  const waits: number[] = [];
  const sender = new Sender({
    retries: 2,
    timeoutMs: 20,
    sleep: async (ms, signal) => {
      waits.push(ms);
      signal?.throwIfAborted();
    },
    fetch: async (_url, init) => {
      sent.push({ headers: new Headers(init?.headers), body: init?.body });
      const outcome = outcomes.shift() ?? new Response('{}');
      if (outcome instanceof Response) return outcome;
      if (outcome instanceof Error) throw outcome;
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    },
  });
  const send = (request: Partial<SentRequest> = {}) =>
    sender.send(url, { method: 'POST', headers: new Headers(), body: '{}', ...request });
  return { send, sent, waits };
}

const codeOf = async (sent: Promise<Response>) =>
  sent.then(
    () => 'answered',
    (error: unknown) => (error instanceof VitrineError ? error.code : error),
  );

describe('Sender', () => {
  it.each<[string, Outcome]>([
    ['a connection that breaks', new TypeError('fetch failed')],
    ['no answer in time', 'never'],
    ['408', problem(408, 'REQUEST_TIMEOUT')],
    ['409 of the same request under way', problem(409, 'IDEMPOTENCY_IN_PROGRESS')],
    ['429', problem(429, 'RATE_LIMITED')],
    ['500', problem(500, 'INTERNAL_ERROR')],
    ['a page of a proxy with 502', new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ])('sends again after %s, under the same idempotency key', async (_name, outcome) => {
    const { send, sent, waits } = senderOf([outcome]);
    expect((await send()).status).toBe(200);
    expect(sent).toHaveLength(2);
    expect(waits).toHaveLength(1);
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(sent[1]?.body).toBe('{}');
  });

  it.each([
    [400, 'INVALID_REQUEST'],
    [409, 'IDEMPOTENCY_KEY_REUSED'],
    [422, 'PHOTO_DAMAGED'],
    [429, 'QUOTA_EXCEEDED'],
  ])('does not send again after %i %s', async (status, code) => {
    const { send, sent } = senderOf([problem(status, code)]);
    await expect(send()).rejects.toMatchObject({ code, status, requestId: 'r-1', message: `It is ${code}.` });
    expect(sent).toHaveLength(1);
  });

  it('gives up after two more attempts, and waits longer before the second', async () => {
    const { send, sent, waits } = senderOf([1, 2, 3, 4].map(() => problem(503, 'DEPENDENCY_UNAVAILABLE')));
    await expect(send()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(sent).toHaveLength(3);
    const [first = 0, second = 0] = waits;
    expect(first).toBeGreaterThanOrEqual(150);
    expect(first).toBeLessThan(450);
    expect(second).toBeGreaterThanOrEqual(300);
    expect(second).toBeLessThan(900);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const inSeconds = senderOf([problem(429, 'RATE_LIMITED', { 'retry-after': '7' })]);
    await inSeconds.send();
    expect(inSeconds.waits).toEqual([7_000]);
    const date = new Date(Date.now() + 5_000).toUTCString();
    const untilDate = senderOf([problem(503, 'INDEX_REBUILDING', { 'retry-after': date })]);
    await untilDate.send();
    expect(untilDate.waits[0]).toBeGreaterThan(3_000);
    expect(untilDate.waits[0]).toBeLessThanOrEqual(5_000);
  });

  it('does not wait where that would be longer than anybody waits', async () => {
    const { send, waits } = senderOf([problem(429, 'RATE_LIMITED', { 'retry-after': '3600' })]);
    expect(await codeOf(send())).toBe('RATE_LIMITED');
    expect(waits).toEqual([]);
  });

  it('tells an answer in time, a connection and an answer of something else apart', async () => {
    expect(await codeOf(senderOf(['never', 'never', 'never']).send())).toBe('TIMED_OUT');
    const broken = new TypeError('fetch failed');
    const failed = await senderOf([broken, broken, broken])
      .send()
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'NOT_CONNECTED', status: 0, cause: broken });
    expect(await codeOf(senderOf([new Response('hello', { status: 404 })]).send())).toBe('NOT_VITRINE');
  });

  it('gives a body as long as the slowest that the API takes needs', async () => {
    vi.useFakeTimers();
    try {
      const { send, sent } = senderOf(['never', 'never', 'never']);
      const answer = codeOf(send({ body: new Blob([new Uint8Array(40_000)]) }));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(sent).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(40);
      expect(sent).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await answer).toBe('TIMED_OUT');
    } finally {
      vi.useRealTimers();
    }
  });

  it('stops at once, with its reason, when the signal is aborted', async () => {
    const aborted = AbortSignal.abort(new Error('enough'));
    const { send, sent } = senderOf([]);
    await expect(send({ signal: aborted })).rejects.toThrow('enough');
    expect(sent).toHaveLength(0);
    const later = new AbortController();
    const running = senderOf(['never']);
    const answer = running.send({ signal: later.signal });
    later.abort(new Error('closed'));
    await expect(answer).rejects.toThrow('closed');
    expect(running.sent).toHaveLength(1);
  });

  it('sends no idempotency key with a GET, and the own one of a caller', async () => {
    const { send, sent } = senderOf([]);
    await send({ method: 'GET', body: undefined });
    await send({ headers: new Headers({ 'idempotency-key': 'order-17' }) });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual([null, 'order-17']);
  });
});
