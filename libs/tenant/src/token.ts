import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { TokenKind } from '#contracts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_CHARACTERS = 24;
const CHECKSUM_CHARACTERS = 6;
const HINT_CHARACTERS = 10;
const SHAPE = /^vt_(sk|pk)_[0-9A-Za-z]{30}$/;

const prefixes = { secret: 'vt_sk_', publishable: 'vt_pk_' } as const;

/** A token made now: the only moment at which it is known. */
export type NewToken = { token: string; hash: Buffer<ArrayBuffer>; hint: string };

/**
 * Makes a token: prefix, 24 random base62 characters (143 bits), and the CRC-32 (zlib's) of all before in
 * 6 base62 characters.
 */
export function newToken(kind: TokenKind): NewToken {
  // randomInt is uniform; a remainder of random bytes would favour the first characters.
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  );
  const body = prefixes[kind] + random;
  const token = body + checksumOf(body);
  return { token, hash: hashToken(token), hint: token.slice(0, HINT_CHARACTERS) };
}

/** The kind that a token says it is, or undefined when its shape or checksum is wrong. */
export function parseToken(token: string): TokenKind | undefined {
  const shape = SHAPE.exec(token);
  if (shape === null) return undefined;
  if (checksumOf(token.slice(0, -CHECKSUM_CHARACTERS)) !== token.slice(-CHECKSUM_CHARACTERS))
    return undefined;
  return shape[1] === 'sk' ? 'secret' : 'publishable';
}

/** SHA-256, what the database knows of a token. Unsalted: 143 random bits cannot be guessed. */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(token).digest();
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_CHARACTERS; i++) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}
