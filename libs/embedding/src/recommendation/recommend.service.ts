import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationsDto, RecommendationSource } from '#contracts';
import { CONFIG, type Config } from '#platform';
import type { Tenant } from '#tenant';
import type { Encoder } from '../encoder/encoder.port.js';
import { answerOf } from './answer.js';
import { type Catalogue, CatalogueModels } from './catalogue-models.js';
import { ImageVectors } from './image-vectors.js';
import { splitNegation } from './negation.js';
import { PhotoVectors } from './photo-vectors.port.js';
import { PromptRecorder } from './prompt-recorder.js';
import { PromptVectors } from './prompt-vectors.js';
import type { Query } from './query-vector.js';
import { type PageOptions, RecommendationPages } from './recommendation-pages.js';
import { type TextSide, TextSides } from './text-side.js';

export type SimilarRequest = Omit<PageOptions, 'text'> & { exclude?: string[] };
/** `textWeight`: how much items' texts count beside their photos, 0…1; as configured unless given. */
export type RecommendRequest = SimilarRequest & { prompt: string; textWeight?: number };
/** `photoWeight`: how much the photo counts beside the prompt, 0…1. */
export type PhotoRequest = SimilarRequest & { photo: Buffer; prompt?: string; photoWeight: number };

const PROMPT_CUT = 'The prompt is longer than the model reads: its end was left out.';
const NOT_UNDERSTOOD = 'The model knows no clothes by these words: nothing here is what was asked for.';

type Asked = Query & { truncated: boolean; understood: boolean };

/** The photos of a shop's catalogue that fit a prompt, another of its photos, or a photo that is sent. */
@Injectable()
export class RecommendService {
  constructor(
    private readonly models: CatalogueModels,
    private readonly vectors: PromptVectors,
    private readonly images: ImageVectors,
    private readonly photos: PhotoVectors,
    private readonly pages: RecommendationPages,
    private readonly prompts: PromptRecorder,
    private readonly texts: TextSides,
    @Inject(CONFIG) private readonly config: Pick<Config, 'TEXT_WEIGHT'>,
  ) {}

  /**
   * Best first, at most `numResults`; scores are the encoder's calibrated 0–1. Records the prompt, with its first page.
   * @throws ModelNotAvailableError | CollectionLostError | InvalidRequestError | DependencyUnavailableError
   */
  async recommend(tenant: Tenant, request: RecommendRequest): Promise<RecommendationsDto> {
    const { prompt, exclude } = request;
    return this.answer(
      tenant,
      'prompt',
      request,
      prompt,
      ({ encoder }) => this.vectors.query(encoder, prompt, exclude),
      (catalogue) => this.textSide(catalogue, request),
    );
  }

  /** Begins to search the texts: the prompt is encoded and photos are searched meanwhile. */
  private textSide({ tenant, encoder }: Catalogue, request: RecommendRequest): TextSide | undefined {
    const { textWeight: weight = this.config.TEXT_WEIGHT, filters, prompt, exclude = [] } = request;
    if (weight === 0 || tenant.embeddingModel === null) return undefined;
    const { wanted, unwanted } = splitNegation(prompt);
    const knows = (word: string) => encoder.knowsWord(word);
    return this.texts.begin({
      tenant,
      prompt: { wanted, unwanted: [...unwanted, ...exclude], knows },
      filters,
      weight,
      readsItems: request.cursor === undefined,
    });
  }

  /**
   * Items whose photos are like that of one, which is not among them.
   * @throws NotFoundError | ImageNotEmbeddedError, and as above
   */
  async similar(tenant: Tenant, imageId: string, request: SimilarRequest): Promise<RecommendationsDto> {
    const asked = { ...request, except: imageId };
    return this.answer(tenant, 'similar', asked, '', async ({ encoder, tenant: catalogue }) => {
      const photo = await this.images.of(catalogue, imageId);
      return this.photoQuery(encoder, photo, { ...request, photoWeight: 1 });
    });
  }

  /**
   * Items like a photo, and like a prompt where one is given. The photo is encoded and forgotten.
   * @throws PhotoUnreadableError, and as above
   */
  async byPhoto(tenant: Tenant, request: PhotoRequest): Promise<RecommendationsDto> {
    const { photo, prompt = '', photoWeight } = request;
    const asked = { ...request, photo: createHash('sha256').update(photo).digest('base64url') };
    return this.answer(
      tenant,
      'photo',
      asked,
      prompt,
      async ({ encoder }) => this.photoQuery(encoder, await this.photos.of(photo, encoder.model.id), request),
      (catalogue) => {
        // Texts speak to words alone, as much as these count.
        const textWeight = prompt === '' ? 0 : this.config.TEXT_WEIGHT * (1 - photoWeight);
        return this.textSide(catalogue, { ...request, prompt, textWeight });
      },
    );
  }

  /** The weighted sum of what the photo and the prompt ask for. */
  private async photoQuery(
    encoder: Encoder,
    direction: Float32Array,
    { prompt, photoWeight, exclude = [] }: Pick<PhotoRequest, 'prompt' | 'photoWeight' | 'exclude'>,
  ): Promise<Asked> {
    const words = await this.vectors.query(encoder, prompt ?? 'a garment', exclude);
    const weight = prompt === undefined ? 1 : photoWeight;
    const photo = { direction, strength: 1, weight, score: encoder.model.photoScore };
    const others = words.parts.map((part) => ({ ...part, weight: 1 - weight }));
    const parts = [photo, ...others].filter((part) => part.weight > 0);
    const truncated = prompt !== undefined && words.truncated;
    return { parts, without: words.without, truncated, understood: words.understood };
  }

  private async answer(
    asking: Tenant,
    source: RecommendationSource,
    request: PageOptions,
    prompt: string,
    ask: (catalogue: Catalogue) => Promise<Asked>,
    textOf: (catalogue: Catalogue) => TextSide | undefined = () => undefined,
  ): Promise<RecommendationsDto> {
    const started = performance.now();
    const catalogue = await this.models.of(asking);
    const { tenant, encoder } = catalogue;
    const { model } = encoder;
    const text = textOf(catalogue);
    const query = await ask(catalogue);
    const { numResults, cursor: _cursor, ...asked } = request;
    const page = await this.pages.page(model, tenant, query, { ...request, text }, { source, ...asked });
    const shown = page.results.map(({ image_id }) => image_id);
    if (!page.isFirst) this.prompts.recordPage({ apiKeyId: tenant.apiKeyId, id: page.promptId, shown });
    else {
      this.prompts.record({
        apiKeyId: tenant.apiKeyId,
        id: page.promptId,
        source,
        prompt,
        filters: request.filters ?? {},
        numResults,
        resultCount: page.results.length,
        fallbackUsed: page.fallbackUsed,
        model: model.id,
        durationMs: Math.round(performance.now() - started),
        shown,
      });
    }
    const warnings = [
      ...(query.truncated ? [PROMPT_CUT] : []),
      ...(query.understood || page.saidByText ? [] : [NOT_UNDERSTOOD]),
    ];
    return answerOf(model.id, page, warnings);
  }
}
