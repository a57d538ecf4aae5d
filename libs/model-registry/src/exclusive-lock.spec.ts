import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from './exclusive-lock.js';

// It waits for the disk: a machine that is busy otherwise takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('withLock', () => {
  let folder: string;
  let lock: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-lock-'));
    lock = join(folder, 'a.lock');
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('lets one in at a time and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(lock, work)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  const holder = (changes: object) =>
    JSON.stringify({ id: 'x', pid: 4_194_303, host: hostname(), ...changes });

  it.each([
    ['was killed', holder({})],
    ['had this pid before a restart of the container', holder({ pid: process.pid })],
  ])('takes over from a holder that %s, several waiters at once', async (_kind, text) => {
    await writeFile(lock, text);
    let inside = 0;
    const work = async () => {
      expect(++inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
    };
    await Promise.all(Array.from({ length: 4 }, () => withLock(lock, work)));
  });

  it('takes over from another machine only when its heartbeat stopped', async () => {
    await writeFile(lock, holder({ host: 'elsewhere' }));
    const signal = AbortSignal.timeout(250);
    let waited = false;
    const work = () => Promise.resolve('in');
    const onWait = () => {
      waited = true;
    };
    await expect(withLock(lock, work, { signal, onWait })).rejects.toThrow(/abort|timeout/i);
    expect(waited).toBe(true);
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(lock, longAgo, longAgo);
    await expect(withLock(lock, work)).resolves.toBe('in');
  });

  it('lets go when the work fails', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(withLock(lock, () => Promise.resolve(1))).resolves.toBe(1);
  });
});
