import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CollectionBuilds, Encoders } from '#embedding/indexing';
import { NotFoundError } from '#platform';

/** A worker that starts with another model than before has every catalogue that follows the configuration moved to it. */
@Injectable()
export class ModelSwitch implements OnApplicationBootstrap {
  constructor(
    private readonly encoders: Encoders,
    private readonly builds: CollectionBuilds,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ModelSwitch.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    const model = this.encoders.configured.model.id;
    const keys = await this.builds.keysOfOtherModels(model);
    for (const apiKeyId of keys) {
      await this.builds.begin(apiKeyId, model, 'model-changed').catch((error: unknown) => {
        // Revoked since it was listed.
        if (!(error instanceof NotFoundError)) throw error;
      });
    }
    if (keys.length > 0) this.logger.info({ model, keys: keys.length }, 'Catalogues are embedded anew');
  }
}
