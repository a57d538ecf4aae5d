import { randomUUID } from 'node:crypto';
import type { PinoLogger } from 'nestjs-pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DependencyUnavailableError } from '#platform';
import type { Tenant } from '#tenant';
import { testConfig } from '#testing';
import { TryOnFeeds } from './try-on-feeds.js';
import type { JobId } from './try-on-files.js';
import type { TryOnRow } from './try-on-row.js';
import type { TryOnRepository } from './try-on.repository.js';
import type { TryOnUrls } from './try-on-urls.js';

const tenant = { apiKeyId: randomUUID(), tokenKind: 'secret' } as Tenant;

let rows: Map<string, Partial<TryOnRow>>;
let asked: JobId[][];
let looked: string[];
let failure: Error | undefined;
let logged: string[];
let feeds: TryOnFeeds;
beforeEach(() => {
  vi.useFakeTimers();
  [rows, asked, looked, failure, logged] = [new Map(), [], [], undefined, []];
  const repository = {
    find: async (_visible: object, id: string) => {
      looked.push(id);
      return rows.get(id) ?? null;
    },
    statesOf: async (jobs: JobId[]) => {
      asked.push(jobs);
      if (failure) throw failure;
      return jobs.flatMap(({ id }) => rows.get(id) ?? []);
    },
  } as unknown as TryOnRepository;
  const urls = { ofResult: () => 'https://shop.example/result' } as unknown as TryOnUrls;
  const logger = {
    setContext: () => undefined,
    debug: () => logged.push('debug'),
    error: () => logged.push('error'),
  } as unknown as PinoLogger;
  feeds = new TryOnFeeds(repository, urls, testConfig({ TRYON_EVENT_STREAMS: '1000' }), logger);
});
afterEach(() => {
  feeds.onModuleDestroy();
  vi.useRealTimers();
});

function job(changes: Partial<TryOnRow> = {}): string {
  const id = randomUUID();
  const at = new Date();
  rows.set(id, {
    apiKeyId: tenant.apiKeyId,
    id,
    status: 'queued',
    attempt: 0,
    progress: 0,
    step: null,
    mode: 'draft',
    createdAt: at,
    completedAt: null,
    expiresAt: at,
    results: [],
    qualityScore: null,
    qualityParts: null,
    renders: null,
    ...changes,
  });
  return id;
}

const change = (id: string, changes: Partial<TryOnRow>) => rows.set(id, { ...rows.get(id), ...changes });

function listener() {
  const told: string[] = [];
  return {
    told,
    change: ({ version }: { version: string }) => void told.push(version),
    end: () => void told.push('end'),
  };
}

const looks = () => vi.advanceTimersByTimeAsync(1_000);

describe('TryOnFeeds', () => {
  it('asks once at a time for all jobs that are watched, whoever watches them, and never otherwise', async () => {
    const ids = [job(), job()];
    const watchers = Array.from({ length: 100 }, listener);
    const stops = await Promise.all(
      watchers.map((watcher, at) => feeds.open(tenant, ids[at % 2]!, undefined, watcher)),
    );
    await looks();
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(10);
    for (const jobs of asked) expect(jobs.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const stop of stops) stop?.();
    await looks();
    const { length } = asked;
    await looks();
    expect(asked).toHaveLength(length);
    for (const { told } of watchers) expect(told).toEqual(['queued-0-0']);
  });

  it('tells of each change once, and of the end', async () => {
    const id = job();
    const watcher = listener();
    await feeds.open(tenant, id, undefined, watcher);
    change(id, { status: 'processing', attempt: 1, progress: 10, step: 'segmentation' });
    await looks();
    change(id, { progress: 25, step: 'pose' });
    await looks();
    change(id, { status: 'failed', errorCode: 'POSE_FAILED' });
    await looks();
    expect(watcher.told).toEqual(['queued-0-0', 'processing-1-10', 'processing-1-25', 'failed-1-25', 'end']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on where a watcher was, and has nothing to say of an end that it has seen', async () => {
    const id = job({ status: 'processing', attempt: 1, progress: 25 });
    const watcher = listener();
    await feeds.open(tenant, id, 'processing-1-25', watcher);
    await looks();
    expect(watcher.told).toEqual([]);
    change(id, { status: 'completed', progress: 100 });
    await looks();
    expect(watcher.told).toEqual(['completed-1-100', 'end']);
    const late = listener();
    expect(await feeds.open(tenant, id, 'processing-1-25', late)).toBeDefined();
    expect(late.told).toEqual(['completed-1-100', 'end']);
    expect(await feeds.open(tenant, id, 'completed-1-100', listener())).toBeUndefined();
  });

  it('ends when the job is erased, and when the process stops', async () => {
    const [id, other] = [job(), job()];
    const [watcher, another] = [listener(), listener()];
    await feeds.open(tenant, id, undefined, watcher);
    await feeds.open(tenant, other, undefined, another);
    rows.delete(id);
    await looks();
    expect(watcher.told).toEqual(['queued-0-0', 'end']);
    feeds.onModuleDestroy();
    expect(another.told).toEqual(['queued-0-0', 'end']);
    expect(vi.getTimerCount()).toBe(0);
    const late = listener();
    await feeds.open(tenant, other, undefined, late);
    expect(late.told).toEqual(['queued-0-0', 'end']);
  });

  it('waits for a Postgres that is away', async () => {
    const id = job();
    const watcher = listener();
    await feeds.open(tenant, id, undefined, watcher);
    failure = new DependencyUnavailableError('postgres');
    change(id, { status: 'processing', attempt: 1, progress: 10 });
    await looks();
    expect(watcher.told).toEqual(['queued-0-0']);
    failure = undefined;
    await looks();
    expect(watcher.told).toEqual(['queued-0-0', 'processing-1-10']);
    expect(new Set(logged)).toEqual(new Set(['debug']));
  });

  it('says of a fault of ours that it is one', async () => {
    await feeds.open(tenant, job(), undefined, listener());
    failure = new TypeError('not a function');
    await looks();
    expect(logged).toContain('error');
  });

  it('lets wait for an end, which is told of no more once the wait is given up', async () => {
    const [id, other] = [job(), job()];
    const forEver = new AbortController().signal;
    let hasEnded = false;
    const waited = feeds.untilEnded(tenant, id, forEver).then(() => (hasEnded = true));
    await looks();
    change(id, { status: 'processing', attempt: 1, progress: 10 });
    await looks();
    expect(hasEnded).toBe(false);
    change(id, { status: 'completed', progress: 100 });
    await looks();
    await waited;
    await feeds.untilEnded(tenant, id, forEver);
    await expect(feeds.untilEnded(tenant, randomUUID(), forEver)).rejects.toThrow('try-on job');
    const gone = new AbortController();
    const given = feeds.untilEnded(tenant, other, gone.signal);
    await looks();
    gone.abort();
    await given;
    await feeds.untilEnded(tenant, other, gone.signal);
    await looks();
    const { length } = asked;
    await looks();
    expect(asked).toHaveLength(length);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('refuses more watchers than a key may have, those of another key apart', async () => {
    const id = job();
    const stops = await Promise.all(
      Array.from({ length: 1000 }, () => feeds.open(tenant, id, undefined, listener())),
    );
    await expect(feeds.open(tenant, id, undefined, listener())).rejects.toMatchObject({
      code: 'TOO_MANY_STREAMS',
      limit: 1000,
    });
    const another = { ...tenant, apiKeyId: randomUUID() };
    await expect(feeds.open(another, id, undefined, listener())).resolves.toBeDefined();
    stops[0]?.();
    stops[0]?.();
    await feeds.open(tenant, id, undefined, listener());
    await expect(feeds.open(tenant, id, undefined, listener())).rejects.toThrow();
  });

  it('refuses one stream too many of a key without asking for its job, and counts none that was not opened', async () => {
    const id = job();
    const ended = job({ status: 'completed', attempt: 1, progress: 100 });
    const open = (each: string, seen?: string) => feeds.open(tenant, each, seen, listener());
    await expect(open(randomUUID())).rejects.toThrow('try-on job');
    expect(await open(ended, 'completed-1-100')).toBeUndefined();
    const opened = await Promise.all(Array.from({ length: 1_000 }, () => open(id)));
    looked.length = 0;
    await expect(open(id)).rejects.toMatchObject({ code: 'TOO_MANY_STREAMS' });
    expect(looked).toEqual([]);
    opened[0]?.();
    expect(await open(id)).toBeInstanceOf(Function);
  });
});
