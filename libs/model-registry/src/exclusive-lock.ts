import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFsError } from './json-file.js';

/** A holder touches its lock this often; one that was not touched for four times as long is dead. */
const HEARTBEAT_MS = 15_000;
const STALE_MS = 4 * HEARTBEAT_MS;
const POLL_MS = 100;

type Holder = { id: string; pid: number; host: string };

/** Locks of this process: after a restart in a container the same pid on the same host is not the same holder. */
const held = new Set<string>();

/**
 * Waits for the lock file at `path` and holds it while `work` runs. Survives a holder that was killed: its pid is
 * gone, or (on another machine that shares the folder) its heartbeat is.
 * @param onWait told once, when somebody else holds it
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options: { signal?: AbortSignal | undefined; onWait?: (() => void) | undefined } = {},
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const id = randomUUID();
  for (let waits = 0; !(await tryCreate(path, id)); waits++) {
    options.signal?.throwIfAborted();
    if (await isStale(path)) {
      await removeStale(path);
      continue;
    }
    if (waits === 0) options.onWait?.();
    await sleep(POLL_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
  }
  const heartbeat = setInterval(() => {
    // A failed touch is no failure: at worst somebody waits, or takes over work that can be repeated.
    utimes(path, new Date(), new Date()).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    held.delete(id);
    if ((await readHolder(path))?.id === id) await rm(path, { force: true });
  }
}

async function tryCreate(path: string, id: string): Promise<boolean> {
  const holder: Holder = { id, pid: process.pid, host: hostname() };
  held.add(id);
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    held.delete(id);
    if (isFsError(error, 'EEXIST')) return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    // Gone, or not yet written to its end.
    if (isFsError(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function ageMs(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return 0;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  if ((await ageMs(path)) > STALE_MS) return true;
  const holder = await readHolder(path);
  if (holder === undefined || holder.host !== hostname()) return false;
  return holder.pid === process.pid ? !held.has(holder.id) : !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return isFsError(error, 'EPERM');
  }
}

/** One at a time and after a second look, lest the lock that another waiter just made is removed. */
async function removeStale(path: string): Promise<void> {
  const takeover = `${path}.takeover`;
  const id = randomUUID();
  if (!(await tryCreate(takeover, id))) {
    if ((await ageMs(takeover)) > STALE_MS) await rm(takeover, { force: true });
    await sleep(POLL_MS);
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    held.delete(id);
    await rm(takeover, { force: true });
  }
}
