import { Injectable } from '@nestjs/common';
import { NotFoundError, PrismaService } from '#platform';
import type { GarmentType } from '../pipeline/try-on-pipeline.js';
import { garmentTypeOf } from './garment-words.js';

export type CatalogueGarment = {
  generation: number;
  photoKey: string;
  photoSha256: Uint8Array;
  /** What the shop says that it is, by its category, else by its name. */
  type: GarmentType;
};

/** The photos of catalogue items, as garments. */
@Injectable()
export class CatalogueGarments {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws NotFoundError when it is not an item of this key: unknown, deleted, or another tenant's */
  async require(apiKeyId: string, imageId: string): Promise<CatalogueGarment> {
    const found = await this.find(apiKeyId, imageId);
    if (found === undefined) throw new NotFoundError('image');
    return found;
  }

  /** The item of this external id, else the newest of this name, case aside. */
  async findByName(apiKeyId: string, name: string): Promise<string | undefined> {
    const [row] = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT id FROM images
      WHERE api_key_id = ${apiKeyId}::uuid AND (external_id = ${name} OR lower(name) = lower(${name}))
      ORDER BY (external_id IS NOT DISTINCT FROM ${name}) DESC, id DESC LIMIT 1`;
    return row?.id;
  }

  async find(apiKeyId: string, imageId: string): Promise<CatalogueGarment | undefined> {
    const row = await this.prisma.image.findUnique({
      where: { apiKeyId_id: { apiKeyId, id: imageId } },
      select: {
        generation: true,
        photoKey: true,
        photoSha256: true,
        name: true,
        category: { select: { name: true } },
      },
    });
    if (row === null) return undefined;
    const { name, category, ...photo } = row;
    const byCategory = garmentTypeOf(category?.name);
    return { ...photo, type: byCategory === 'auto' ? garmentTypeOf(name) : byCategory };
  }
}
