import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CatalogueItem } from './catalogue.js';
import { readIfThere, writePrivateFile } from './services/private-file.js';

/** What was uploaded in which state, so that a changed photo or price is uploaded again and nothing else is. */
export class UploadLedger {
  private constructor(
    private readonly file: string,
    private readonly fingerprints: Record<string, string>,
  ) {}

  /** One ledger for each shop: `owner` is its token. */
  static async open(dataDir: string, owner: string): Promise<UploadLedger> {
    const name = createHash('sha256').update(owner).digest('hex').slice(0, 16);
    const file = join(dataDir, 'uploads', `${name}.json`);
    return new UploadLedger(file, JSON.parse((await readIfThere(file)) ?? '{}') as Record<string, string>);
  }

  has({ externalId, fingerprint }: Pick<CatalogueItem, 'externalId' | 'fingerprint'>): boolean {
    return this.fingerprints[externalId] === fingerprint;
  }

  add({ externalId, fingerprint }: Pick<CatalogueItem, 'externalId' | 'fingerprint'>): void {
    this.fingerprints[externalId] = fingerprint;
  }

  save(): Promise<void> {
    return writePrivateFile(this.file, JSON.stringify(this.fingerprints));
  }
}
