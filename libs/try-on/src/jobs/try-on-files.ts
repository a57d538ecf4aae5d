import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { TryOnArtefactsDto } from '#contracts';
import { ObjectStorage } from '#platform';
import type { InputPhoto } from './check-photo.js';

export type JobId = { apiKeyId: string; id: string };

/** A worker's hold on a job: what it writes counts only while no later worker has taken the job. */
export type Attempt = JobId & { attempt: number };

/**
 * What object storage holds of jobs. Everything of a job starts with one prefix, photos that were sent apart from
 * results, and results of one attempt apart from those of another.
 */
@Injectable()
export class TryOnFiles {
  constructor(private readonly storage: ObjectStorage) {}

  /** `person` or `garment-0` … @returns its key */
  inputKey(job: JobId, name: string, { extension }: Pick<InputPhoto, 'extension'>): string {
    return `${prefixOf(job)}in/${name}.${extension}`;
  }

  /** @throws DependencyUnavailableError('object storage') */
  async putInput(key: string, { file, contentType }: InputPhoto): Promise<void> {
    await this.storage.put(key, file, contentType);
  }

  /** @throws ObjectMissingError, DependencyUnavailableError('object storage') */
  read(key: string): Promise<Buffer> {
    return this.storage.read(key);
  }

  /** Stores the PNG of a result. @returns its key */
  async putResult(attempt: Attempt, n: number, image: Uint8Array): Promise<string> {
    const key = `${resultsOf(attempt)}${n}.png`;
    await this.storage.put(key, Buffer.from(image.buffer, image.byteOffset, image.byteLength), 'image/png');
    return key;
  }

  /** Something between for a developer to look at; it goes when the results go. */
  async putArtefact(attempt: Attempt, name: string, bytes: Uint8Array): Promise<void> {
    await this.storage.put(`${debugOf(attempt)}/${name}`, Buffer.from(bytes), typeOfArtefact(name));
  }

  /**
   * What `putArtefact` stored of a job, by name; empty where nothing was kept.
   * @throws ObjectMissingError where the job is erased meanwhile, DependencyUnavailableError('object storage')
   */
  async artefacts(job: JobId): Promise<TryOnArtefactsDto['items']> {
    const keys: string[] = [];
    for await (const some of this.storage.list(debugOf(job))) keys.push(...some.map(({ key }) => key));
    return Promise.all(
      keys.sort().map(async (key) => {
        const name = basename(key);
        return {
          name,
          content_type: typeOfArtefact(name),
          base64: (await this.storage.read(key)).toString('base64'),
        };
      }),
    );
  }

  /** The photos that were sent. */
  eraseInputs(job: JobId): Promise<void> {
    return this.storage.deletePrefix(`${prefixOf(job)}in/`);
  }

  /** What one attempt has stored, when it does not count. */
  eraseAttempt(attempt: Attempt): Promise<void> {
    return this.storage.deletePrefix(resultsOf(attempt));
  }

  /** Everything of a job. */
  erase(job: JobId): Promise<void> {
    return this.storage.deletePrefix(prefixOf(job));
  }
}

function prefixOf({ apiKeyId, id }: JobId): string {
  return `try-on/${apiKeyId}/${id}/`;
}

function resultsOf(attempt: Attempt): string {
  return `${prefixOf(attempt)}out/${attempt.attempt}-`;
}

function debugOf(job: JobId): string {
  return `${prefixOf(job)}debug`;
}

function typeOfArtefact(name: string): 'application/json' | 'image/png' {
  return name.endsWith('.json') ? 'application/json' : 'image/png';
}
