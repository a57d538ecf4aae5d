import { asForm, type CallOptions, type Http } from './http.js';
import type { operations } from './openapi.generated.js';
import { allOf } from './pages.js';
import { blobOf, type Photo } from './photo.js';
import { sleep } from './sleep.js';
import { TryOnFailedError, VitrineError } from './vitrine-error.js';
import { changesOf } from './try-on-changes.js';
import type { TryOnArtefact, TryOnJob, TryOnJobSummary, TryOnOptions } from './types.js';

/** What is put on: items of the catalogue by their id, or the photo of a garment. */
export type Garment = string | readonly string[] | { photo: Photo };

export interface RunOptions extends TryOnOptions, CallOptions {
  /** Called with the job whenever its status, step or progress is another; it has a `step` while it is `processing`. */
  onProgress?: (job: TryOnJobSummary) => void;
}

export interface PictureOptions extends CallOptions {
  /** Which of several, from 0. */
  n?: number;
  /** `png`, as it was made, unless given; `jpeg` looks the same at about a tenth of the bytes. */
  format?: 'png' | 'jpeg';
}

/** Puts garments on a person. */
export class TryOn {
  constructor(private readonly http: Http) {}

  /**
   * Sends the photo, watches the job, gives it when its picture is there (`result_url`). A signal that is aborted
   * meanwhile has the job cancelled and all of it erased.
   * @throws TryOnFailedError, VitrineError; the signal's reason
   */
  async run(
    person: Photo,
    garment: Garment,
    { onProgress, signal, ...options }: RunOptions = {},
  ): Promise<TryOnJob> {
    const id = await this.start(person, garment, { ...options, signal });
    try {
      for await (const job of this.watch(id, { signal })) {
        onProgress?.(job);
        if (job.status === 'completed') return job;
        if (job.status === 'failed') throw failure(job);
      }
      throw new TryOnFailedError('The try-on was deleted before it was done.', 'NOT_FOUND', id);
    } catch (error) {
      // Without the signal: it would stop this call as well.
      if (signal?.aborted) await this.delete(id);
      throw error;
    }
  }

  /** The id of the job that was accepted. */
  async start(
    person: Photo,
    garment: Garment,
    { signal, ...options }: TryOnOptions & CallOptions = {},
  ): Promise<string> {
    // A job whose id never came could not be cancelled: this call is not broken off.
    signal?.throwIfAborted();
    const body = { ...options, ...(await garmentFields(garment)), person_image: await blobOf(person) };
    const { job_id } = await this.http.data(this.http.client.POST('/api/tryon', { body, ...asForm }));
    return job_id;
  }

  /** The job as it is, and whenever it is another; ends with `completed` or `failed`, or where it is deleted. */
  watch(id: string, { signal }: CallOptions = {}): AsyncGenerator<TryOnJobSummary> {
    return changesOf({
      stream: (lastId) => {
        const headers = {
          accept: 'text/event-stream',
          ...(lastId !== undefined && { 'last-event-id': lastId }),
        };
        return this.http.raw('GET', `/api/tryon/${encodeURIComponent(id)}/events`, { headers, signal });
      },
      read: () => this.get(id, { signal }),
      sleep: (ms) => sleep(ms, signal),
      signal,
    });
  }

  /** The job; its image is at `result_url`, or what `picture` gives. */
  get(id: string, { signal }: CallOptions = {}): Promise<TryOnJob> {
    const params = { path: { job_id: id }, query: { result_b64: 'false' } };
    return this.http.data(this.http.client.GET('/api/tryon/{job_id}', { params, signal }));
  }

  /**
   * The picture of a job that is completed, by its signed URL: without the key, so that a page asks no leave first.
   * @throws VitrineError `NOT_FOUND` where it was deleted or has expired, or the job has no such picture
   */
  async picture(
    { results }: Pick<TryOnJobSummary, 'results'>,
    { n = 0, format = 'png', signal }: PictureOptions = {},
  ): Promise<Blob> {
    const url = results?.[n]?.url;
    if (url === undefined) throw new VitrineError(`The job has no picture ${n}.`, 'NOT_FOUND', 0, undefined);
    return this.http.file(format === 'png' ? url : `${url}&format=${format}`, signal);
  }

  /** What the stages of a job made, where the operator has it kept; else nothing. With a secret token. */
  async artefacts(id: string, { signal }: CallOptions = {}): Promise<TryOnArtefact[]> {
    const params = { path: { job_id: id } };
    const answer = this.http.client.GET('/api/tryon/{job_id}/artefacts', { params, signal });
    return (await this.http.data(answer)).items;
  }

  /** The jobs, newest first. */
  list(
    query: Omit<NonNullable<operations['listTryOns']['parameters']['query']>, 'cursor'> = {},
    { signal }: CallOptions = {},
  ): AsyncGenerator<TryOnJobSummary> {
    return allOf((cursor) =>
      this.http.data(this.http.client.GET('/api/tryon', { params: { query: { ...query, cursor } }, signal })),
    );
  }

  /** Cancels the job where it is not done, and erases all of it; also from a page that is being left. */
  async delete(id: string, { signal }: CallOptions = {}): Promise<void> {
    // Sent at once: a page that is left waits for nothing.
    await this.http.raw('DELETE', `/api/tryon/${encodeURIComponent(id)}`, { signal, keepalive: true });
  }
}

async function garmentFields(garment: Garment): Promise<{ image_id?: string[]; clothing_image?: Blob }> {
  if (typeof garment === 'object' && 'photo' in garment)
    return { clothing_image: await blobOf(garment.photo) };
  return { image_id: [garment].flat() };
}

function failure({ job_id, error }: TryOnJobSummary): TryOnFailedError {
  const { message = 'It failed.', code = 'INTERNAL_ERROR', at_fault } = error ?? {};
  return new TryOnFailedError(message, code, job_id, at_fault);
}
