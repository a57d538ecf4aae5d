import { Injectable } from '@nestjs/common';
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
    const contentType = name.endsWith('.json') ? 'application/json' : 'image/png';
    await this.storage.put(`${prefixOf(attempt)}debug/${name}`, Buffer.from(bytes), contentType);
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
