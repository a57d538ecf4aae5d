import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, packId, publicUrlOf, unpackId, UrlSigner } from '#platform';
import type { Config } from '../settings.js';

export type ResultSignature = { of?: string; exp?: string; sig?: string };

type SignedJob = { apiKeyId: string; expiresAt: Date };

/**
 * URLs under which a browser may fetch a result without a key, until the result expires. The signature covers the
 * path, the tenant and the time; whether the result still exists is looked up.
 */
@Injectable()
export class TryOnUrls {
  readonly base: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly signer: UrlSigner,
  ) {
    this.base = publicUrlOf(config);
  }

  /** The canonical URL of a result. */
  ofResult(job: SignedJob & { id: string }, n: number): string {
    return this.base + this.signed(resultPath(job.id, n), job);
  }

  /** A path, which may carry `?n=`, with its signature behind it. */
  signed(path: string, { apiKeyId, expiresAt }: SignedJob): string {
    const exp = String(Math.floor(expiresAt.getTime() / 1000));
    const of = packId(apiKeyId);
    const full = `${path}${path.includes('?') ? '&' : '?'}of=${of}&exp=${exp}`;
    return `${full}&sig=${this.signer.sign(full)}`;
  }

  /** The tenant that a path was signed for; undefined when it was not signed here, or its time is over. */
  verify(path: string, { of = '', exp = '', sig = '' }: ResultSignature): string | undefined {
    const full = `${path}${path.includes('?') ? '&' : '?'}of=${of}&exp=${exp}`;
    if (!this.signer.verify(full, sig) || Number(exp) * 1000 <= Date.now()) return undefined;
    return unpackId(of);
  }
}

/** What is signed of the canonical URL. */
export function resultPath(id: string, n: number): string {
  return `/api/tryon/${id}/result?n=${n}`;
}
