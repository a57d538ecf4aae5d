import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { type ListedObject, ObjectStorage, PrismaService } from '#platform';
import { previewKeyOf } from './photo-keys.js';

/** A photo is stored before its row is written, and an import's file as long as it is sent: no request takes so long. */
const SAFE_AFTER_MS = 6 * 3_600_000;

/** `<api key>/<item>/<version>-<variant>.jpg`, `<api key>/<item>/cut-<version>-<kind>.png`, `<api key>/imports/<import>.<format>` */
type Owned = { key: string; apiKeyId: string; ownerId: string; isImport: boolean };

export type OrphanSweep = { files: number; deleted: number };

/**
 * Deletes what object storage holds of items and imports and no row names: what a process left that died between
 * storing and writing, or between deleting the row and the files. Only under keys that this database knows: the store
 * may be shared. Photos of people are try-on's.
 */
@Injectable()
export class OrphanFiles {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly prisma: PrismaService,
  ) {}

  /** Page by page; whatever is young is left alone. @throws DependencyUnavailableError */
  async sweep(signal: AbortSignal, now = new Date()): Promise<OrphanSweep> {
    const done: OrphanSweep = { files: 0, deleted: 0 };
    for await (const page of this.storage.list()) {
      if (signal.aborted) return done;
      done.files += page.length;
      for (const key of await this.orphansOf(page, now)) {
        await this.storage.delete(key);
        done.deleted += 1;
      }
    }
    return done;
  }

  private async orphansOf(page: readonly ListedObject[], now: Date): Promise<string[]> {
    const owned = page
      .filter(({ modifiedAt }) => now.getTime() - modifiedAt.getTime() > SAFE_AFTER_MS)
      .flatMap(({ key }) => ownerOf(key) ?? []);
    if (owned.length === 0) return [];
    const known = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT id FROM api_keys WHERE id = ANY (${[...new Set(owned.map((one) => one.apiKeyId))]}::uuid[])`;
    const ours = new Set(known.map(({ id }) => id));
    const named = new Set([
      ...(await this.photosNamed(owned)),
      ...(await this.cutOutsNamed(owned)),
      ...(await this.importsNamed(owned)),
    ]);
    return owned.filter(({ key, apiKeyId }) => ours.has(apiKeyId) && !named.has(key)).map(({ key }) => key);
  }

  private async photosNamed(owned: readonly Owned[]): Promise<string[]> {
    const items = owned.filter((one) => !one.isImport);
    const rows = await this.prisma.$queryRaw<{ photo: string; thumbnail: string }[]>`
      SELECT photo_key AS photo, thumbnail_key AS thumbnail FROM images
      JOIN unnest(${items.map((one) => one.apiKeyId)}::uuid[], ${items.map((one) => one.ownerId)}::uuid[])
        AS listed (api_key_id, id) USING (api_key_id, id)`;
    return rows.flatMap(({ photo, thumbnail }) => [photo, previewKeyOf(photo), thumbnail]);
  }

  /** What a try-on worker has cut out of a photo lies beside it. */
  private async cutOutsNamed(owned: readonly Owned[]): Promise<string[]> {
    const items = owned.filter((one) => !one.isImport);
    const rows = await this.prisma.$queryRaw<{ key: string }[]>`
      SELECT piece ->> 'key' AS key FROM garment_cut_outs c
      JOIN unnest(${items.map((one) => one.apiKeyId)}::uuid[], ${items.map((one) => one.ownerId)}::uuid[])
        AS listed (api_key_id, image_id) USING (api_key_id, image_id)
      CROSS JOIN jsonb_array_elements(c.pieces) AS piece`;
    return rows.map(({ key }) => key);
  }

  private async importsNamed(owned: readonly Owned[]): Promise<string[]> {
    const imports = owned.filter((one) => one.isImport);
    const rows = await this.prisma.$queryRaw<{ file: string }[]>`
      SELECT file_key AS file FROM imports
      JOIN unnest(${imports.map((one) => one.apiKeyId)}::uuid[], ${imports.map((one) => one.ownerId)}::uuid[])
        AS listed (api_key_id, id) USING (api_key_id, id)`;
    return rows.map(({ file }) => file);
  }
}

/** @returns undefined for what is no item's and no import's */
function ownerOf(key: string): Owned | undefined {
  const [apiKeyId = '', second = '', third = '', ...more] = key.split('/');
  if (!isUuid(apiKeyId) || third === '' || more.length > 0) return undefined;
  const isImport = second === 'imports';
  const ownerId = isImport ? third.replace(/\..*$/, '') : second;
  return isUuid(ownerId) ? { key, apiKeyId, ownerId, isImport } : undefined;
}
