import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Secrets, secretsOf } from './secrets.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts values that rest in Postgres, with AES-256-GCM (NIST SP 800-38D) and a key of its own. */
export class Sealer {
  private readonly keys: readonly [Buffer, ...Buffer[]];

  /** @param secrets the first one seals, all open */
  constructor(secrets: string | readonly string[]) {
    const [first, ...others]: Secrets = secretsOf(secrets);
    this.keys = [keyOf(first), ...others.map(keyOf)];
  }

  /** @returns nonce ‖ tag ‖ ciphertext */
  seal(plain: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0], nonce);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** @throws when the value was changed or sealed with another secret. */
  open(sealed: Uint8Array): string {
    let failure: unknown;
    for (const key of this.keys) {
      try {
        return openWith(key, Buffer.from(sealed));
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'vitrine sealed values', 32));
}

function openWith(key: Buffer, bytes: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
