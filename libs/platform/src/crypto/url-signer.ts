import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signs the path of a URL (HMAC-SHA-256, truncated to 128 bits), so that a browser may fetch a photo
 * without a key. The signature holds as long as the secret does: a path names one immutable photo.
 */
export class UrlSigner {
  constructor(private readonly secret: string) {}

  sign(path: string): string {
    return createHmac('sha256', this.secret)
      .update(`url\0${path}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  }

  verify(path: string, signature: string): boolean {
    const given = Buffer.from(signature);
    const wanted = Buffer.from(this.sign(path));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
