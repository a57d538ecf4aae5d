import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG } from '#platform';
import { QuotaExceededError, RenderBudget } from '#tenant/keys';
import { TryOnError } from '../errors/try-on.error.js';
import type { RendererUse } from '../pipeline/try-on-pipeline.js';
import { RenderListener } from './render-listener.js';
import type { JobId } from './try-on-files.js';
import type { Config } from '../settings.js';

/** Charges a key with what renderers make for its jobs. */
@Injectable()
export class RenderAccount {
  constructor(
    private readonly budget: RenderBudget,
    private readonly listener: RenderListener,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RenderAccount.name);
  }

  /** The budget may have been used up since the job was sent. @throws TryOnError `QUOTA_EXCEEDED` */
  async requireLeft(apiKeyId: string): Promise<void> {
    try {
      await this.budget.requireLeft(apiKeyId);
    } catch (cause) {
      if (!(cause instanceof QuotaExceededError)) throw cause;
      throw new TryOnError('QUOTA_EXCEEDED', cause.message, { cause });
    }
  }

  async charge({ apiKeyId, id }: JobId, use: RendererUse): Promise<void> {
    const { renderer, model, warnings } = use;
    if (warnings.length > 0)
      this.logger.warn({ job: id, renderer, model, warnings }, 'A renderer has warned');
    this.listener.made(use);
    await this.budget.record(apiKeyId, { ...use, price: this.config.TRYON_PRICES[renderer] ?? 0 });
  }
}
