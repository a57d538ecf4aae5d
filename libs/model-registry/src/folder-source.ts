import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubFile, RemoteFile } from './hub-client.js';
import { isFsError } from './json-file.js';
import type { FetchHooks, ModelSource } from './model-source.js';
import type { PartFile } from './part-file.js';
import { FolderFileMissingError } from './registry.errors.js';

/** Copies from a folder that holds the files as the hub's repository has them, or as a model folder has them. */
export class FolderSource implements ModelSource {
  readonly origin = 'folder';

  constructor(readonly folder: string) {}

  /** @throws FolderFileMissingError */
  async describe(file: HubFile, landing: string): Promise<RemoteFile> {
    const { size, mtimeMs } = await this.find(file, landing);
    return { commit: undefined, etag: `${size}-${mtimeMs}`, bytes: size, sha256: undefined };
  }

  /** @throws FolderFileMissingError | DiskFullError */
  async fetchInto(
    file: HubFile,
    landing: string,
    part: PartFile,
    _total: number | undefined,
    hooks: FetchHooks,
  ): Promise<void> {
    const { path } = await this.find(file, landing);
    await part.begin('start', undefined);
    const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20 });
    for await (const chunk of chunks) {
      hooks.signal?.throwIfAborted();
      await part.append(chunk);
      hooks.onProgress?.(part.bytes);
    }
  }

  private async find(
    file: HubFile,
    landing: string,
  ): Promise<{ path: string; size: number; mtimeMs: number }> {
    for (const candidate of [file.path, landing]) {
      const path = join(this.folder, candidate);
      try {
        const { size, mtimeMs } = await stat(path);
        return { path, size, mtimeMs };
      } catch (error) {
        if (!isFsError(error, 'ENOENT', 'ENOTDIR')) throw error;
      }
    }
    throw new FolderFileMissingError(this.folder, file.path);
  }
}
