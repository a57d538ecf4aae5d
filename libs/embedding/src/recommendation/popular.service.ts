import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ImageHydrator } from '#catalog';
import type { RecommendationsDto } from '#contracts';
import type { Tenant } from '#tenant';
import { answerOf } from './answer.js';
import { CatalogueModels } from './catalogue-models.js';
import { PopularItems } from './popular-items.js';
import { PromptRecorder } from './prompt-recorder.js';

/** What a shop's visitors liked lately, with nothing asked. None where they did nothing yet. */
@Injectable()
export class PopularService {
  constructor(
    private readonly models: CatalogueModels,
    private readonly popular: PopularItems,
    private readonly hydrator: ImageHydrator,
    private readonly prompts: PromptRecorder,
  ) {}

  /** @throws ModelNotAvailableError | DependencyUnavailableError */
  async list(asking: Tenant, numResults: number): Promise<RecommendationsDto> {
    const started = performance.now();
    const { tenant, encoder } = await this.models.of(asking);
    const items = await this.hydrator.hydrate(tenant, await this.popular.idsOf(tenant), numResults);
    const results = items.map((item, place) => ({
      ...item,
      score: Math.round((1 - place / items.length) * 10_000) / 10_000,
    }));
    const promptId = uuidv7();
    this.prompts.record({
      apiKeyId: tenant.apiKeyId,
      id: promptId,
      source: 'popular',
      prompt: '',
      filters: {},
      numResults,
      resultCount: results.length,
      fallbackUsed: null,
      model: encoder.model.id,
      durationMs: Math.round(performance.now() - started),
      shown: results.map(({ image_id }) => image_id),
    });
    return answerOf(encoder.model.id, {
      promptId,
      isFirst: true,
      results,
      fallbackUsed: null,
      nextCursor: null,
      saidByText: false,
    });
  }
}
