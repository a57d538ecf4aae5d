import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { type Attempt, type JobId, TryOnFiles } from './try-on-files.js';
import { TryOnWorkRepository } from './try-on-work.repository.js';

/** Erases at once what can be erased; what cannot, because the store is away, is left to the sweep. */
@Injectable()
export class TryOnErasure {
  constructor(
    private readonly files: TryOnFiles,
    private readonly jobs: TryOnWorkRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnErasure.name);
  }

  /** The photos that were sent, of a job that has ended. */
  async eraseInputs(job: JobId): Promise<void> {
    await this.quietly(job, async () => {
      await this.files.eraseInputs(job);
      await this.jobs.markInputsErased(job);
    });
  }

  /** What an attempt has stored that does not count. */
  async eraseAttempt(attempt: Attempt): Promise<void> {
    await this.quietly(attempt, () => this.files.eraseAttempt(attempt));
  }

  private async quietly({ id }: JobId, erase: () => Promise<void>): Promise<void> {
    try {
      await erase();
    } catch (error) {
      this.logger.warn({ err: error, job: id }, 'Photos of a try-on were not erased yet; the sweep does it');
    }
  }
}
