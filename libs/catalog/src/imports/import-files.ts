import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { makeTempFolder, ObjectStorage, sweepTempFolders } from '#platform';
import type { ClaimedImport } from './import.repository.js';
import { IMPORT_FOLDER } from './limits.js';
import { ZipArchive } from './zip-archive.js';

/** Archives that are kept open between two slices. Another worker that goes on with one fetches it once more. */
const MAX_OPEN = 4;

/** Files of imports on this machine: a zip is read from many places, which object storage does not do well. */
@Injectable()
export class ImportFiles implements OnModuleInit, OnApplicationShutdown {
  private readonly open = new Map<string, Promise<{ archive: ZipArchive; folder: string }>>();

  constructor(private readonly storage: ObjectStorage) {}

  /** What a worker that crashed has left. */
  async onModuleInit(): Promise<void> {
    await sweepTempFolders(IMPORT_FOLDER);
  }

  /** @throws ImportFailedError, ObjectMissingError */
  async archiveOf(claimed: ClaimedImport): Promise<ZipArchive> {
    let found = this.open.get(claimed.id);
    if (found === undefined) {
      const [oldest] = this.open.keys();
      if (this.open.size >= MAX_OPEN && oldest !== undefined) await this.forget(oldest);
      found = this.fetch(claimed);
      this.open.set(claimed.id, found);
      found.catch(() => this.open.delete(claimed.id));
    }
    return (await found).archive;
  }

  /** Closes what is open of an import and deletes its copy. */
  async forget(importId: string): Promise<void> {
    const found = this.open.get(importId);
    this.open.delete(importId);
    const kept = await found?.catch(() => undefined);
    if (kept === undefined) return;
    kept.archive.close();
    await rm(kept.folder, { recursive: true, force: true });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.keys()].map((id) => this.forget(id)));
  }

  private async fetch({ fileKey }: ClaimedImport): Promise<{ archive: ZipArchive; folder: string }> {
    const folder = await makeTempFolder(IMPORT_FOLDER);
    try {
      const path = join(folder, 'file.zip');
      const { body } = await this.storage.get(fileKey);
      await pipeline(body, createWriteStream(path));
      return { archive: await ZipArchive.open(path), folder };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }
}
