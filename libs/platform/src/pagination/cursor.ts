import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Secrets, secretsOf } from '../crypto/secrets.js';
import { InvalidRequestError } from '../errors/invalid-request.error.js';

const SIGNATURE_BYTES = 12;

/**
 * Opaque, signed cursors (base64url). A cursor names the listing that it belongs to (`scope`: tenant, route
 * and filters), so that one of another listing is refused instead of skipping items in silence.
 */
export class CursorCodec {
  private readonly secrets: Secrets;

  /** @param secrets the first one signs, all verify */
  constructor(secrets: string | readonly string[]) {
    this.secrets = secretsOf(secrets);
  }

  encode(scope: string, position: readonly string[]): string {
    const body = Buffer.from(JSON.stringify(position));
    return Buffer.concat([sign(scope, body, this.secrets[0]), body]).toString('base64url');
  }

  /** @throws InvalidRequestError when the cursor was made for something else, or by someone else. */
  decode(scope: string, cursor: string): string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const body = bytes.subarray(SIGNATURE_BYTES);
    const isOurs =
      signature.length === SIGNATURE_BYTES &&
      this.secrets.some((secret) => timingSafeEqual(signature, sign(scope, body, secret)));
    if (!isOurs) {
      throw new InvalidRequestError('The cursor is not one of this listing.', [
        { path: 'cursor', message: 'Use next_cursor of the page before, with the same filters' },
      ]);
    }
    return z.array(z.string()).parse(JSON.parse(body.toString()));
  }
}

function sign(scope: string, body: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`cursor\0${scope}\0`)
    .update(body)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}
