import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform';
import type { Tenant } from '#tenant';
import type { Config } from '../settings.js';

/** Of an HMAC-SHA-256: enough to tell those apart who ask the same. */
const MARK_BYTES = 12;

/** Marks by which it can be counted how many asked the same, with nothing kept of who they are. */
@Injectable()
export class AskerMarks {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'SIGNING_SECRET'>) {}

  /**
   * Of one network the same words have one mark, case and white space aside, and other words another: no two prompts are joined.
   * @param network of the client's address
   * @returns base64; null for a shop's own server, which asks for many
   */
  of({ apiKeyId, tokenKind }: Tenant, prompt: string, network: string | undefined): string | null {
    if (tokenKind !== 'publishable' || network === undefined) return null;
    const words = prompt.trim().replace(/\s+/g, ' ').toLowerCase();
    return createHmac('sha256', this.config.SIGNING_SECRET[0])
      .update(`asker\0${apiKeyId}\0${network}\0${words}`)
      .digest()
      .subarray(0, MARK_BYTES)
      .toString('base64');
  }
}
