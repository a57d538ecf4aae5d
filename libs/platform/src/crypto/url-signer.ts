import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Secrets, secretsOf } from './secrets.js';

/**
 * Signs the path of a URL (HMAC-SHA-256, truncated to 128 bits), so that a browser may fetch a photo
 * without a key. The signature holds as long as its secret is one of these: a path names one immutable photo.
 */
export class UrlSigner {
  private readonly secrets: Secrets;

  /** @param secrets the first one signs, all verify */
  constructor(secrets: string | readonly string[]) {
    this.secrets = secretsOf(secrets);
  }

  sign(path: string): string {
    return signatureOf(path, this.secrets[0]);
  }

  verify(path: string, signature: string): boolean {
    const given = Buffer.from(signature);
    return this.secrets.some((secret) => {
      const wanted = Buffer.from(signatureOf(path, secret));
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    });
  }
}

function signatureOf(path: string, secret: string): string {
  return createHmac('sha256', secret).update(`url\0${path}`).digest().subarray(0, 16).toString('base64url');
}
