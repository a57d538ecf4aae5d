import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, DependencyUnavailableError, UrlSigner } from '#platform';
import { PhotoUnreadableError } from '../encoder/encoder.errors.js';
import { ModelNotAvailableError } from '../encoder/model-not-available.error.js';
import { PHOTO_VECTOR_PATH, signedPathOf } from './photo-vector-call.js';
import { PhotoVectors } from './photo-vectors.port.js';
import type { Config } from '../settings.js';

const TIMEOUT_MS = 15_000;
const vectorAnswer = z.object({ vector: z.string() });

/**
 * Has photos encoded by the embedding worker: the API holds the text tower alone (docs/decisions/0011). The bytes go
 * from memory to memory, in a call that is signed with the secret that both processes have.
 */
@Injectable()
export class WorkerPhotoVectors extends PhotoVectors {
  private readonly base: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly signer: UrlSigner,
  ) {
    super();
    this.base = config.EMBEDDING_WORKER_URL ?? `http://127.0.0.1:${config.WORKER_PORT}`;
  }

  async of(photo: Buffer, model: string): Promise<Float32Array> {
    const path = signedPathOf(photo, model, Date.now());
    const answer = await this.post(`${path}&sig=${this.signer.sign(path)}`, photo);
    if (answer.status === 422) throw new PhotoUnreadableError();
    if (answer.status === 409) throw new ModelNotAvailableError(model);
    const body = vectorAnswer.safeParse(answer.body);
    if (answer.status !== 200 || !body.success) {
      const cause = new Error(`${PHOTO_VECTOR_PATH} answered ${answer.status}`);
      throw new DependencyUnavailableError('embedding worker', { cause });
    }
    const bytes = Buffer.from(body.data.vector, 'base64');
    return new Float32Array(new Uint8Array(bytes).buffer);
  }

  private async post(path: string, photo: Buffer): Promise<{ status: number; body: unknown }> {
    try {
      const response = await fetch(new URL(path, this.base), {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(photo),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await response.json().catch(() => undefined) };
    } catch (cause) {
      throw new DependencyUnavailableError('embedding worker', { cause });
    }
  }
}
