import { Injectable } from '@nestjs/common';
import type { RecommendationsDto } from '#contracts';
import type { Tenant } from '#tenant';
import { Encoder } from '../encoder/encoder.port.js';
import { IndexRebuildingError } from './index-rebuilding.error.js';
import { PromptRecorder } from './prompt-recorder.js';
import { PromptVectors } from './prompt-vectors.js';
import { type PageOptions, RecommendationPages } from './recommendation-pages.js';

export type RecommendRequest = PageOptions & { prompt: string; exclude?: string[] };

/** The photos of a shop's catalogue that fit a prompt. */
@Injectable()
export class RecommendService {
  constructor(
    private readonly encoder: Encoder,
    private readonly vectors: PromptVectors,
    private readonly pages: RecommendationPages,
    private readonly prompts: PromptRecorder,
  ) {}

  /**
   * Best first, at most `numResults`; scores are the encoder's calibrated 0–1. Records the prompt, with its first page.
   * @throws IndexRebuildingError | InvalidRequestError | DependencyUnavailableError
   */
  async recommend(tenant: Tenant, request: RecommendRequest): Promise<RecommendationsDto> {
    const started = performance.now();
    const { model } = this.encoder;
    requireVectorsOf(model.id, tenant);
    const { prompt, exclude, ...options } = request;
    const query = await this.vectors.query(prompt, exclude);
    const { numResults, cursor: _cursor, ...asked } = request;
    const page = await this.pages.page(tenant, query, options, asked);
    if (page.isFirst) {
      this.prompts.record({
        apiKeyId: tenant.apiKeyId,
        id: page.promptId,
        prompt,
        filters: request.filters ?? {},
        numResults,
        resultCount: page.results.length,
        fallbackUsed: page.fallbackUsed,
        model: model.id,
        durationMs: Math.round(performance.now() - started),
      });
    }
    return {
      prompt_id: page.promptId,
      model: model.id,
      results: page.results,
      fallback_used: page.fallbackUsed,
      next_cursor: page.nextCursor,
      ...(query.truncated && {
        warnings: ['The prompt is longer than the model reads: its end was left out.'],
      }),
    };
  }
}

/** Vectors of two models are never compared. @throws IndexRebuildingError */
export function requireVectorsOf(model: string, tenant: Tenant): void {
  if (tenant.embeddingModel !== null && tenant.embeddingModel !== model) {
    throw new IndexRebuildingError(tenant.embeddingModel, model);
  }
}
