import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationsDto, RecommendationSource } from '#contracts';
import { CONFIG } from '#platform';
import type { Tenant } from '#tenant';
import type { Encoder } from '../encoder/encoder.port.js';
import { answerOf } from './answer.js';
import { AskerMarks } from './asker-marks.js';
import { type Catalogue, CatalogueModels } from './catalogue-models.js';
import { ImageVectors } from './image-vectors.js';
import { plainly } from '../prompts/negation.js';
import { folded } from '../prompts/prompt-tokens.js';
import { wordAbout } from '../prompts/word-about.js';
import type { PromptReading } from '../prompts/prompt-reader.js';
import { PhotoVectors } from './photo-vectors.port.js';
import { PromptRecorder } from './prompt-recorder.js';
import { type PromptQuery, PromptVectors } from './prompt-vectors.js';
import { photosSayAnything, type Query } from './query-vector.js';
import { type PageOptions, RecommendationPages } from './recommendation-pages.js';
import { type TextSide, TextSides } from './text-side.js';
import { UnknownGroups } from './unknown-groups.js';
import type { Config } from '../settings.js';

export type SimilarRequest = Omit<PageOptions, 'text'> & { exclude?: string[] };
/** `textWeight`: how much items' texts count beside their photos, 0…1; as configured unless given. */
export type RecommendRequest = SimilarRequest & { prompt: string; textWeight?: number };
/** `photoWeight`: how much the photo counts beside the prompt, 0…1. */
export type PhotoRequest = SimilarRequest & { photo: Buffer; prompt?: string; photoWeight: number };

const PROMPT_CUT = 'The prompt is longer than the model reads: its end was left out.';
const NOT_UNDERSTOOD = 'The model knows no clothes by these words: nothing here is what was asked for.';

/** What is looked for where no words are. */
const ANYTHING = 'a garment';

type Asked = Query & { truncated: boolean; understood: boolean };
/** How a source is searched, as far as its prompt says something. */
type Asking = {
  source: RecommendationSource;
  prompt: string;
  asker?: string | null;
  query(catalogue: Catalogue, reading: PromptReading): Promise<Asked>;
  /** @param photosCount resolves when photos are searched, to whether they say anything */
  text?(catalogue: Catalogue, reading: PromptReading, photosCount: Promise<boolean>): TextSide | undefined;
};

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
    private readonly marks: AskerMarks,
    private readonly texts: TextSides,
    private readonly unknownGroups: UnknownGroups,
    @Inject(CONFIG) private readonly config: Pick<Config, 'TEXT_WEIGHT'>,
  ) {}

  /**
   * Best first, at most `numResults`; scores are the encoder's calibrated 0–1. Records the prompt, with its first page.
   * @param network of the client's address, for how many asked the same; it is not kept
   * @throws ModelNotAvailableError | CollectionLostError | InvalidRequestError | DependencyUnavailableError
   */
  async recommend(tenant: Tenant, request: RecommendRequest, network?: string): Promise<RecommendationsDto> {
    const { prompt, exclude } = request;
    return this.answer(tenant, request, {
      source: 'prompt',
      prompt,
      asker: this.marks.of(tenant, prompt, network),
      query: ({ encoder }, reading) => this.vectors.query(encoder, reading, exclude),
      text: (catalogue, reading, photosCount) => this.textSide(catalogue, reading, photosCount, request),
    });
  }

  /** Begins to search the texts: the prompt is encoded and photos are searched meanwhile. */
  private textSide(
    { tenant, encoder }: Catalogue,
    { said, foreign }: PromptReading,
    photosCount: Promise<boolean>,
    request: SimilarRequest & { textWeight?: number },
  ): TextSide | undefined {
    const { textWeight: weight = this.config.TEXT_WEIGHT, filters, exclude = [] } = request;
    if (weight === 0 || tenant.embeddingModel === null) return undefined;
    const knows = (word: string) => (foreign.has(folded(word)) ? true : encoder.knowsWord(word));
    return this.texts.begin({
      tenant,
      prompt: {
        wanted: said.wanted,
        unwanted: [...said.unwanted, ...exclude.map(plainly)],
        knows,
        about: (word) => wordAbout(word, foreign.get(folded(word)), encoder.knowsWord(word)),
      },
      filters,
      weight,
      readsItems: request.cursor === undefined,
      photosCount,
    });
  }

  /**
   * Items whose photos are like that of one, which is not among them.
   * @throws NotFoundError | ImageNotEmbeddedError, and as above
   */
  async similar(tenant: Tenant, imageId: string, request: SimilarRequest): Promise<RecommendationsDto> {
    const asked = { ...request, except: imageId };
    return this.answer(tenant, asked, {
      source: 'similar',
      prompt: '',
      query: async ({ encoder, tenant: catalogue }, anything) => {
        const photo = await this.images.of(catalogue, imageId);
        return photoQuery(encoder, photo, 1, await this.vectors.query(encoder, anything, request.exclude));
      },
    });
  }

  /**
   * Items like a photo, and like a prompt where one is given. The photo is encoded and forgotten.
   * @throws PhotoUnreadableError, and as above
   */
  async byPhoto(tenant: Tenant, request: PhotoRequest): Promise<RecommendationsDto> {
    const { photo, prompt = '', photoWeight } = request;
    const asked = { ...request, photo: createHash('sha256').update(photo).digest('base64url') };
    return this.answer(tenant, asked, {
      source: 'photo',
      prompt,
      query: async ({ encoder }, reading) => {
        const [direction, words] = await Promise.all([
          this.photos.of(photo, encoder.model.id),
          this.vectors.query(encoder, reading, request.exclude),
        ]);
        return prompt === ''
          ? photoQuery(encoder, direction, 1, { ...words, truncated: false })
          : photoQuery(encoder, direction, photoWeight, words);
      },
      text: (catalogue, reading, photosCount) => {
        // Texts speak to words alone, as much as these count.
        const textWeight = prompt === '' ? 0 : this.config.TEXT_WEIGHT * (1 - photoWeight);
        return this.textSide(catalogue, reading, photosCount, { ...request, textWeight });
      },
    });
  }

  private async answer(tenant: Tenant, request: PageOptions, asking: Asking): Promise<RecommendationsDto> {
    const started = performance.now();
    const { source, prompt } = asking;
    const catalogue = await this.models.of(tenant);
    const { encoder } = catalogue;
    const { model } = encoder;
    const reading = this.vectors.read(encoder, prompt === '' ? ANYTHING : prompt);
    // The encoder first: everything else waits for it.
    const asked = asking.query(catalogue, reading);
    const text = asking.text?.(catalogue, reading, asked.then(photosSayAnything));
    const query = await asked;
    const { numResults, cursor: _cursor, ...listing } = request;
    const page = await this.pages.page(
      model,
      catalogue.tenant,
      query,
      { ...request, text },
      { source, ...listing },
    );
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
        asker: asking.asker,
      });
    }
    const warnings = [
      ...(query.truncated ? [PROMPT_CUT] : []),
      ...(query.understood || page.saidByText ? [] : [NOT_UNDERSTOOD]),
      ...(page.isFirst && page.results.length === 0
        ? await this.unknownGroups.warnings(tenant, request.filters)
        : []),
    ];
    return answerOf(model.id, page, warnings, prompt === '' ? undefined : reading.understood);
  }
}

/** The weighted sum of what the photo and the words ask for; of clothes that go with an occasion, the likeliest. */
function photoQuery(
  { model }: Encoder,
  direction: Float32Array,
  weight: number,
  { parts, without, truncated, understood }: PromptQuery,
): Asked {
  const photo = { direction, strength: 1, weight, score: model.photoScore };
  const words = parts.slice(0, 1).map((part) => ({ ...part, weight: 1 - weight }));
  return { parts: [photo, ...words].filter((part) => part.weight > 0), without, truncated, understood };
}
