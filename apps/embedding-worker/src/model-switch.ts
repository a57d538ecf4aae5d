import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Encoder, LiveCollections, VectorIndex } from '#embedding';

/** A worker that starts with another model than before moves every catalogue to it. */
@Injectable()
export class ModelSwitch implements OnApplicationBootstrap {
  constructor(
    private readonly encoder: Encoder,
    private readonly collections: LiveCollections,
    private readonly index: VectorIndex,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ModelSwitch.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    const abandoned = await this.collections.moveTo(this.encoder.model.id);
    if (abandoned.length === 0) return;
    this.logger.info(
      { model: this.encoder.model.id, collections: abandoned.length },
      'Catalogues are embedded anew',
    );
    for (const collection of abandoned) await this.index.deleteCollection(collection);
  }
}
