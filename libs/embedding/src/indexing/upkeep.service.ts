import { Injectable } from '@nestjs/common';
import type { CollectionBuildDto, ReconciliationDto } from '#contracts';
import { ModelFolderError } from '#inference';
import { InvalidRequestError, NotFoundError } from '#platform';
import type { Encoder } from '../encoder/encoder.port.js';
import { Encoders } from '../encoder/encoders.js';
import { ModelNotAvailableError } from '../encoder/model-not-available.error.js';
import { CollectionBuilds } from './collection-builds.js';
import { type ReconciliationRow, Reconciliations } from './reconciliations.js';

/** What an operator asks for of a key's collection, and sees of it. A worker does it. */
@Injectable()
export class UpkeepService {
  constructor(
    private readonly encoders: Encoders,
    private readonly builds: CollectionBuilds,
    private readonly reconciliations: Reconciliations,
  ) {}

  /**
   * Has the key's photos embedded anew, by an installed model or the configured one, beside the live collection. Asked
   * again while that goes on, it goes on.
   * @throws NotFoundError | InvalidRequestError where the model cannot be used
   */
  async reindex(apiKeyId: string, modelName?: string): Promise<CollectionBuildDto> {
    // Opened here and now: this process is ready for the prompts that come after the switch.
    const encoder = modelName === undefined ? this.encoders.configured : await this.open(modelName);
    await this.builds.begin(apiKeyId, encoder.model.id, 'reindex', modelName ?? null);
    return this.build(apiKeyId);
  }

  /** The last build of the key's collection, whatever it was begun for. @throws NotFoundError */
  async build(apiKeyId: string): Promise<CollectionBuildDto> {
    const build = await this.builds.find(apiKeyId);
    if (build === undefined) throw new NotFoundError('build of a collection');
    return {
      api_key_id: apiKeyId,
      status: build.status,
      model: build.model,
      reason: build.reason,
      images: build.images,
      embedded: build.embedded,
      started_at: build.startedAt.toISOString(),
      finished_at: build.finishedAt?.toISOString() ?? null,
      error: build.error,
    };
  }

  /** Has the key's collection compared with Postgres. @throws NotFoundError */
  async reconcile(apiKeyId: string): Promise<ReconciliationDto> {
    return toDto(apiKeyId, await this.reconciliations.request(apiKeyId));
  }

  /** The last comparison, or the one that is under way. @throws NotFoundError */
  async reconciliation(apiKeyId: string): Promise<ReconciliationDto> {
    const row = await this.reconciliations.find(apiKeyId);
    if (row === undefined) throw new NotFoundError('reconciliation');
    return toDto(apiKeyId, row);
  }

  private async open(name: string): Promise<Encoder> {
    try {
      return await this.encoders.byName(name);
    } catch (cause) {
      if (!(cause instanceof ModelFolderError || cause instanceof ModelNotAvailableError)) throw cause;
      const message = 'It is not installed, or not whole: `npm run models -- list` and `verify` show more';
      throw new InvalidRequestError(`The model ${name} cannot be used.`, [{ path: 'model', message }], {
        cause,
      });
    }
  }
}

function toDto(apiKeyId: string, row: ReconciliationRow): ReconciliationDto {
  return {
    api_key_id: apiKeyId,
    status: row.status,
    requested_at: row.requestedAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    report: row.report,
    error: row.error,
  };
}
