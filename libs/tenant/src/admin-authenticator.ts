import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform';
import { UnauthenticatedError } from './errors/unauthenticated.error.js';
import type { Config } from './settings.js';

/** Knows the admin key. */
@Injectable()
export class AdminAuthenticator {
  private readonly wanted: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.wanted = sha256(config.ADMIN_KEY);
  }

  /** @throws UnauthenticatedError */
  authenticate(key: string): void {
    // Hashes are of one length, so the comparison takes the same time whatever was sent.
    if (!timingSafeEqual(sha256(key), this.wanted)) throw new UnauthenticatedError('ADMIN_KEY_INVALID');
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
