import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { RecommendationDto, RecommendationsDto, RecommendFilters } from '#contracts';
import { ImageHydrator } from '#catalog';
import type { Tenant } from '#tenant';
import { Encoder } from '../encoder/encoder.port.js';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { IndexRebuildingError } from './index-rebuilding.error.js';
import { PromptRecorder } from './prompt-recorder.js';

/** Neighbours asked for beyond the wanted ones, for those deleted since they were indexed. */
const SPARE = 10;
/** First fetch and growth when filters will drop some. */
const FILTERED_FETCH = 100;
const GROWTH = 4;

export type RecommendRequest = { prompt: string; numResults: number; filters?: RecommendFilters };

/** The photos of a shop's catalogue that fit a prompt. */
@Injectable()
export class RecommendService {
  constructor(
    private readonly encoder: Encoder,
    private readonly textVectors: TextVectorCache,
    private readonly index: VectorIndex,
    private readonly hydrator: ImageHydrator,
    private readonly prompts: PromptRecorder,
  ) {}

  /**
   * Best first, at most `numResults`; scores are the encoder's calibrated 0–1. Records the prompt.
   * @throws IndexRebuildingError | DependencyUnavailableError
   */
  async recommend(tenant: Tenant, request: RecommendRequest): Promise<RecommendationsDto> {
    const started = performance.now();
    const { model } = this.encoder;
    if (tenant.embeddingModel !== null && tenant.embeddingModel !== model.id) {
      throw new IndexRebuildingError(tenant.embeddingModel, model.id);
    }
    const { vector, truncated } = await this.textVectors.vectorOf(request.prompt);
    const results = await this.nearest(tenant, vector, request);
    const promptId = uuidv7();
    this.prompts.record({
      apiKeyId: tenant.apiKeyId,
      id: promptId,
      prompt: request.prompt,
      filters: request.filters ?? {},
      numResults: request.numResults,
      resultCount: results.length,
      model: model.id,
      durationMs: Math.round(performance.now() - started),
    });
    return {
      prompt_id: promptId,
      model: model.id,
      results,
      ...(truncated && { warnings: ['The prompt is longer than the model reads: its end was left out.'] }),
    };
  }

  /** Fetches more neighbours until enough of them pass the filters, or there are no more. */
  private async nearest(
    tenant: Tenant,
    vector: Float32Array,
    { numResults, filters = {} }: RecommendRequest,
  ): Promise<RecommendationDto[]> {
    const filtered = Object.keys(filters).length > 0;
    for (let fetch = numResults + (filtered ? FILTERED_FETCH : SPARE); ; fetch *= GROWTH) {
      const neighbours = await this.index.query(tenant.collection, vector, fetch);
      const cosines = new Map(neighbours.map(({ id, cosine }) => [id, cosine]));
      const items = await this.hydrator.hydrate(tenant, [...cosines.keys()], numResults, filters);
      if (items.length < numResults && neighbours.length === fetch) continue;
      return items.map((item) => ({
        ...item,
        score: round(this.encoder.model.score(cosines.get(item.image_id) ?? -1)),
      }));
    }
  }
}

function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
