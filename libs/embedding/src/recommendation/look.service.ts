import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { RecommendationsDto } from '#contracts';
import { ImageHydrator, type LookCandidate, LookCandidates } from '#catalog';
import type { Tenant } from '#tenant';
import type { Encoder } from '../encoder/encoder.port.js';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { answerOf } from './answer.js';
import { CatalogueModels } from './catalogue-models.js';
import { harmonyOf } from './colour-harmony.js';
import { ImageVectors } from './image-vectors.js';
import { PhotoColours } from './photo-colours.js';
import { PromptRecorder } from './prompt-recorder.js';

/** What a match of colours and of style contribute to the score of an item of a look. */
const COLOUR = 0.6;
const STYLE = 0.4;

type Scored = LookCandidate & { score: number };

/**
 * Completes a look: items that go with one. Of each other category the shop has, in stock, for the same age group and
 * of the same style (what says none goes with all), the one whose colours go best with the item's; then the second
 * best of each, and so on. Score = 0.6 · colour harmony + 0.4 · style (1 shared, 0.5 where one says none).
 */
@Injectable()
export class LookService {
  constructor(
    private readonly models: CatalogueModels,
    private readonly images: ImageVectors,
    private readonly index: VectorIndex,
    private readonly candidates: LookCandidates,
    private readonly colours: PhotoColours,
    private readonly hydrator: ImageHydrator,
    private readonly prompts: PromptRecorder,
  ) {}

  /** @throws NotFoundError | ImageNotEmbeddedError | ModelNotAvailableError | DependencyUnavailableError */
  async complete(asking: Tenant, imageId: string, numResults: number): Promise<RecommendationsDto> {
    const started = performance.now();
    const { tenant, encoder } = await this.models.of(asking);
    const { model } = encoder;
    const item = await this.images.of(tenant, imageId);
    const scored = await this.score(tenant, encoder, item, await this.candidates.of(tenant, imageId));
    const order = byTurns(scored).slice(0, numResults);
    const scores = new Map(order.map(({ id, score }) => [id, score]));
    const items = await this.hydrator.hydrate(tenant, [...scores.keys()], numResults);
    const results = items.map((found) => ({
      ...found,
      score: Math.round((scores.get(found.image_id) ?? 0) * 10_000) / 10_000,
    }));
    const promptId = uuidv7();
    this.prompts.record({
      apiKeyId: tenant.apiKeyId,
      id: promptId,
      source: 'look',
      prompt: '',
      filters: {},
      numResults,
      resultCount: results.length,
      fallbackUsed: null,
      model: model.id,
      durationMs: Math.round(performance.now() - started),
      shown: results.map(({ image_id }) => image_id),
    });
    return answerOf(model.id, {
      promptId,
      isFirst: true,
      results,
      fallbackUsed: null,
      nextCursor: null,
      saidByText: false,
    });
  }

  private async score(
    tenant: Tenant,
    encoder: Encoder,
    item: Float32Array,
    candidates: readonly LookCandidate[],
  ): Promise<Scored[]> {
    const vectors = await this.index.vectors(
      tenant.collection,
      candidates.map(({ id }) => id),
    );
    const known = candidates.filter(({ id }) => vectors.has(id));
    const [own, ...others] = await this.colours.of(encoder, [
      item,
      ...known.flatMap(({ id }) => vectors.get(id) ?? []),
    ]);
    return known.map((candidate, at) => ({
      ...candidate,
      score: COLOUR * harmonyOf(own ?? [], others[at] ?? []) + STYLE * candidate.style,
    }));
  }
}

/** The best of each category, best first, then the second best of each. */
function byTurns(scored: readonly Scored[]): Scored[] {
  const taken = new Map<string, number>();
  const turns = scored
    .toSorted((a, b) => b.score - a.score)
    .map((one) => {
      const turn = taken.get(one.categoryId) ?? 0;
      taken.set(one.categoryId, turn + 1);
      return { one, turn };
    });
  // Stable: within a turn the order of the scores stays.
  return turns.sort((a, b) => a.turn - b.turn).map(({ one }) => one);
}
