import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { InvalidRequestError } from '../errors/invalid-request.error.js';

const SIGNATURE_BYTES = 12;

/**
 * Opaque, signed cursors (base64url). A cursor names the listing that it belongs to (`scope`: tenant, route
 * and filters), so that one of another listing is refused instead of skipping items in silence.
 */
export class CursorCodec {
  constructor(private readonly secret: string) {}

  encode(scope: string, position: readonly string[]): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.sign(scope, body), body]).toString('base64url');
  }

  /** @throws InvalidRequestError when the cursor was made for something else, or by someone else. */
  decode(scope: string, cursor: string): string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const body = bytes.subarray(SIGNATURE_BYTES);
    if (signature.length !== SIGNATURE_BYTES || !timingSafeEqual(signature, this.sign(scope, body))) {
      throw new InvalidRequestError('The cursor is not one of this listing.', [
        { path: 'cursor', message: 'Use next_cursor of the page before, with the same filters' },
      ]);
    }
    return z.array(z.string()).parse(JSON.parse(body.toString()));
  }

  private sign(scope: string, body: Buffer): Buffer {
    return createHmac('sha256', this.secret)
      .update(`cursor\0${scope}\0`)
      .update(body)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}
