import { randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import {
  access,
  chmod,
  type FileHandle,
  mkdir,
  open,
  opendir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { contentTypeOf } from './content-type.js';
import { assertObjectKey, assertObjectPrefix, isObjectKey } from './object-key.js';
import { ObjectMissingError } from './object-missing.error.js';
import { type ListedObject, ObjectStorage, type StoredObject } from './object-storage.port.js';
import { meansFull, StorageFullError } from './storage-full.error.js';

const LISTED_AT_ONCE = 500;

/** A deletion may remove the folder that a put has just made; the put makes it again. */
const PUT_ATTEMPTS = 5;

/** Photos of people are among them: they are for the user that Vitrine runs as alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Objects as files under one folder, key by path. The content type follows from the key's extension. */
export class LocalObjectStorage extends ObjectStorage {
  private readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async put(key: string, body: Buffer): Promise<void> {
    await this.write(key, (file) => file.writeFile(body));
  }

  async putFile(key: string, path: string): Promise<void> {
    await this.write(key, (file) => writeFile(file, createReadStream(path)));
  }

  async get(key: string): Promise<StoredObject> {
    const path = this.pathOf(key);
    try {
      const file = await open(path);
      try {
        const { size } = await file.stat();
        return { body: file.createReadStream(), bytes: size, contentType: contentTypeOf(key) };
      } catch (error) {
        await file.close();
        throw error;
      }
    } catch (cause) {
      throw translate(key, cause);
    }
  }

  async read(key: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(key));
    } catch (cause) {
      throw translate(key, cause);
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      await unlink(path);
    } catch (cause) {
      if (isMissing(cause)) return;
      throw outageOf(cause);
    }
    await this.removeEmptyFolders(dirname(path));
  }

  async *list(folder?: string): AsyncGenerator<ListedObject[]> {
    let page: ListedObject[] = [];
    for await (const key of this.keysIn(folder === undefined ? '' : `${folder}/`)) {
      const info = await stat(join(this.root, key)).catch(() => undefined);
      if (info !== undefined) page.push({ key, modifiedAt: info.mtime });
      if (page.length < LISTED_AT_ONCE) continue;
      yield page;
      page = [];
    }
    yield page;
  }

  async deletePrefix(prefix: string): Promise<void> {
    assertObjectPrefix(prefix);
    const cut = prefix.lastIndexOf('/') + 1;
    const folder = join(this.root, prefix.slice(0, cut));
    const start = prefix.slice(cut);
    try {
      const names = (await readdir(folder)).filter((name) => name.startsWith(start));
      for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
    } catch (cause) {
      if (isMissing(cause)) return;
      throw outageOf(cause);
    }
    await this.removeEmptyFolders(folder);
  }

  async ping(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: FOLDER_MODE });
    await this.close();
    await access(this.root, constants.R_OK | constants.W_OK);
  }

  override async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.root);
    return bavail * bsize;
  }

  private async write(key: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
    const path = this.pathOf(key);
    for (let attempt = 1; ; attempt++) {
      try {
        await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
        return await writeWhole(path, fill);
      } catch (cause) {
        if (isMissing(cause) && attempt < PUT_ATTEMPTS) continue;
        throw outageOf(cause);
      }
    }
  }

  /** A folder that was there before may be open to others. One of another user is that user's to close. */
  private async close(): Promise<void> {
    await chmod(this.root, FOLDER_MODE).catch(() => undefined);
  }

  /** Folder by folder, so that a large store is never in memory. */
  private async *keysIn(folder: string): AsyncGenerator<string> {
    let entries;
    try {
      entries = await opendir(join(this.root, folder));
    } catch (cause) {
      if (isMissing(cause)) return;
      throw outageOf(cause);
    }
    for await (const entry of entries) {
      const key = `${folder}${entry.name}`;
      if (entry.isDirectory()) yield* this.keysIn(`${key}/`);
      // A draft that is being written is no object yet.
      else if (entry.isFile() && isObjectKey(key)) yield key;
    }
  }

  private pathOf(key: string): string {
    assertObjectKey(key);
    return join(this.root, key);
  }

  private async removeEmptyFolders(start: string): Promise<void> {
    for (let folder = resolve(start); folder.startsWith(`${this.root}/`); folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch {
        return; // Not empty, or gone already: either way there is nothing to tidy above it.
      }
    }
  }
}

/** Written beside, flushed, then renamed: a reader, or a start after a power cut, sees all of it or nothing. */
async function writeWhole(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  // "~" is in no key: a left-over is never taken for an object.
  const draft = `${path}~${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', FILE_MODE);
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function translate(key: string, cause: unknown): Error {
  return isMissing(cause) ? new ObjectMissingError(key, { cause }) : outageOf(cause);
}

function outageOf(cause: unknown): DependencyUnavailableError {
  return meansFull((cause as NodeJS.ErrnoException).code)
    ? new StorageFullError({ cause })
    : new DependencyUnavailableError('object storage', { cause });
}
