import { chmod, type FileHandle, mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { LocalObjectStorage } from './local-object-storage.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-storage-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** Of any file that is open. */
async function nextFlushFails(error: Error): Promise<void> {
  const file = await open(join(folder, 'any'), 'w');
  await file.close();
  await rm(join(folder, 'any'));
  vi.spyOn(Object.getPrototypeOf(file) as FileHandle, 'sync').mockRejectedValueOnce(error);
}

test('a full disk is an outage with its cause, and leaves no part of a file', async () => {
  const storage = new LocalObjectStorage(folder);
  await storage.put('a/kept.jpg', Buffer.from('old'));
  const error = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  await nextFlushFails(error);
  const failure = await storage.put('a/kept.jpg', Buffer.from('new')).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DependencyUnavailableError);
  expect(failure).toMatchObject({ dependency: 'object storage', cause: { code: 'ENOSPC' } });
  expect(failure).toMatchObject({ code: 'STORAGE_FULL', message: expect.stringContaining('is full') });
  expect(await readdir(join(folder, 'a'))).toEqual(['kept.jpg']);
  expect(String(await storage.read('a/kept.jpg'))).toBe('old');
});

test('the room that is left is that of the disk', async () => {
  expect(await new LocalObjectStorage(folder).freeBytes()).toBeGreaterThan(0);
});

test('the last object of a folder takes the folder with it', async () => {
  const storage = new LocalObjectStorage(folder);
  await storage.put('a/b/one.jpg', Buffer.from('1'));
  await storage.put('a/c/two.jpg', Buffer.from('2'));
  await storage.delete('a/b/one.jpg');
  expect(await readdir(join(folder, 'a'))).toEqual(['c']);
  await storage.deletePrefix('a/c/');
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that cannot be made does not answer a ping', async () => {
  const path = join(folder, 'file');
  await writeFile(path, '');
  await chmod(path, 0o600);
  await expect(new LocalObjectStorage(join(path, 'storage')).ping()).rejects.toThrow();
});

test('objects are for the own user alone, in a folder that was open before too', async () => {
  const root = join(folder, 'storage');
  await mkdir(root);
  await chmod(root, 0o755);
  const storage = new LocalObjectStorage(root);
  await storage.ping();
  await storage.put('try-on/job/person.jpg', Buffer.from('a person'));
  const modeOf = async (path: string) => (await stat(join(root, path))).mode & 0o777;
  expect(await modeOf('')).toBe(0o700);
  expect(await modeOf('try-on/job')).toBe(0o700);
  expect(await modeOf('try-on/job/person.jpg')).toBe(0o600);
});

test('a file that is still being written is no object of a listing', async () => {
  const storage = new LocalObjectStorage(folder);
  await storage.put('a/whole.jpg', Buffer.from('whole'));
  await writeFile(join(folder, 'a', 'half.jpg~0123456789ab'), 'ha');
  const listed: string[] = [];
  for await (const page of storage.list()) listed.push(...page.map(({ key }) => key));
  expect(listed).toEqual(['a/whole.jpg']);
});
