import { Injectable } from '@nestjs/common';
import { ImagesService } from '#catalog';
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
}
