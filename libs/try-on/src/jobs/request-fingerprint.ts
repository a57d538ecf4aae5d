import { createHmac, type Hmac, hkdfSync } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '#platform';
import type { Config } from '../settings.js';

const HASHED_AT_ONCE = 1_048_576;

/**
 * Keyed hashes by which the same photos and the same session are known again. Without the key, which is in no
 * store, they say nothing of a photo, not even whether it is a given one.
 */
@Injectable()
export class RequestFingerprint {
  private readonly key: Buffer;
  /** Of the secrets that were in use before. */
  private readonly olderKeys: readonly Buffer[];

  constructor(@Inject(CONFIG) config: Config) {
    const [first, ...others] = config.SIGNING_SECRET;
    this.key = keyOf(first);
    this.olderKeys = others.map(keyOf);
  }

  /** HMAC-SHA-256 of a photo, in portions: the event loop turns in between. */
  async ofPhoto(file: Buffer): Promise<string> {
    const hash = this.hmac('photo');
    for (let start = 0; start < file.length; start += HASHED_AT_ONCE) {
      if (start > 0) await setImmediate();
      hash.update(file.subarray(start, start + HASHED_AT_ONCE));
    }
    return hash.digest('base64url');
  }

  /** Of all that makes two requests of one API key the same. */
  ofRequest(parts: readonly unknown[]): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.hmac('request').update(JSON.stringify(parts)).digest());
  }

  ofSession(apiKeyId: string, session: string): Uint8Array<ArrayBuffer> {
    return sessionHash(this.key, apiKeyId, session);
  }

  /** The same, and what it was while other secrets were in use. */
  everOfSession(apiKeyId: string, session: string): Uint8Array<ArrayBuffer>[] {
    return [this.key, ...this.olderKeys].map((key) => sessionHash(key, apiKeyId, session));
  }

  private hmac(purpose: string): Hmac {
    return hmac(this.key, purpose);
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'vitrine try-on fingerprints', 32));
}

function hmac(key: Buffer, purpose: string): Hmac {
  return createHmac('sha256', key).update(`${purpose}\0`);
}

function sessionHash(key: Buffer, apiKeyId: string, session: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    hmac(key, 'session')
      .update(JSON.stringify([apiKeyId, session]))
      .digest(),
  );
}
