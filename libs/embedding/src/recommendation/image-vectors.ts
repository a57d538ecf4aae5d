import { Injectable } from '@nestjs/common';
import { ImagesService } from '#catalog';
import type { ImageVectorPage, PageQuery } from '#contracts';
import type { Tenant } from '#tenant';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { ImageNotEmbeddedError } from './image-not-embedded.error.js';

/** The vectors of a shop's own items. */
@Injectable()
export class ImageVectors {
  constructor(
    private readonly images: ImagesService,
    private readonly index: VectorIndex,
  ) {}

  /** @throws NotFoundError | ImageNotEmbeddedError | DependencyUnavailableError */
  async of(tenant: Tenant, imageId: string): Promise<Float32Array> {
    await this.images.get(tenant, imageId);
    const vector = (await this.index.vectors(tenant.collection, [imageId])).get(imageId);
    if (vector === undefined) throw new ImageNotEmbeddedError(imageId);
    return vector;
  }

  /**
   * The embedded items, newest first, each with its vector in a byte a component.
   * @throws DependencyUnavailableError
   */
  async page(tenant: Tenant, query: PageQuery): Promise<ImageVectorPage> {
    const { items, next_cursor } = await this.images.list(tenant, { ...query, embedding_status: 'embedded' });
    const ids = items.map(({ id }) => id);
    const vectors = await this.index.vectors(tenant.collection, ids);
    return {
      // One that is embedded and has no vector here is being moved to a new collection.
      items: items.flatMap(({ id, name, category, thumbnail_url }) => {
        const vector = vectors.get(id);
        if (vector === undefined) return [];
        return [{ image_id: id, name, category, thumbnail_url, vector: bytesOf(vector) }];
      }),
      next_cursor,
    };
  }
}

/** Each component, −1 to 1, as a signed byte; all of them as base64. */
function bytesOf(vector: Float32Array): string {
  return Buffer.from(Int8Array.from(vector, (value) => Math.round(value * 127)).buffer).toString('base64');
}
