import { Injectable } from '@nestjs/common';
import type { Tenant } from '#tenant';
import { Encoders } from '../encoder/encoders.js';
import type { Encoder } from '../encoder/encoder.port.js';
import { LiveCollections } from '../indexing/live-collections.js';

/** A shop's catalogue as one request sees it: the collection, and the encoder that its vectors are of. */
export type Catalogue = { tenant: Tenant; encoder: Encoder };

/** Finds the encoder for a catalogue: the one that its own record names, and no other (docs/decisions/0014). */
@Injectable()
export class CatalogueModels {
  constructor(
    private readonly encoders: Encoders,
    private readonly collections: LiveCollections,
  ) {}

  /**
   * A tenant whose catalogue was empty when its token was looked up is looked up once more: its first photo may have
   * come since. One that is empty still has no model, and nothing is searched (`CandidateSearch`).
   * @throws ModelNotAvailableError
   */
  async of(tenant: Tenant): Promise<Catalogue> {
    if (tenant.embeddingModel !== null) {
      return { tenant, encoder: await this.encoders.of(tenant.embeddingModel) };
    }
    const live = await this.collections.find(tenant.apiKeyId);
    if (live === undefined) return { tenant, encoder: this.encoders.configured };
    const { collection, model } = live;
    return {
      tenant: { ...tenant, collection, embeddingModel: model },
      encoder: await this.encoders.of(model),
    };
  }
}
