import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Fallback, RecommendationDto, RecommendFilters } from '#contracts';
import { ImageHydrator } from '#catalog';
import type { Tenant } from '#tenant';
import type { EncoderModel } from '../encoder/encoder.port.js';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { type Candidate, CandidateSearch } from './candidate-search.js';
import { diversify } from './diversify.js';
import { markOf, PageCursor, type PagePlace, scopeOf } from './page-cursor.js';
import { PopularItems } from './popular-items.js';
import {
  directionOf,
  freedomOf,
  isRankedByScore,
  photosSayAnything,
  type Query,
  scoreOf,
} from './query-vector.js';
import { FIRST_PHOTOS, scoreOfShare, TextFusion, type RankedByPhoto } from './text-fusion.js';
import type { TextSide } from './text-side.js';
import { dot } from './unit-math.js';
import { bestOfEachVariant } from './variants.js';

export type PageOptions = {
  numResults: number;
  filters?: RecommendFilters;
  minScore?: number;
  fallback?: Fallback;
  diversity?: number;
  collapseVariants?: boolean;
  cursor?: string;
  /** An item that is not recommended beside itself. */
  except?: string;
  /** What the texts say to the prompt; none: photos alone. */
  text?: TextSide;
};

export type RecommendationPage = {
  promptId: string;
  isFirst: boolean;
  results: RecommendationDto[];
  fallbackUsed: Fallback | null;
  nextCursor: string | null;
  /** An item says the prompt in words, whatever the model makes of it. */
  saidByText: boolean;
};

type Ranked = RankedByPhoto;
type Vectors = ReadonlyMap<string, Float32Array>;

/** Items of all pages of one listing together. */
const MAX_DEPTH = 300;
/** How many items diversity and exclusions choose from, at least, and for each that is wanted. */
const MIN_POOL = 100;
const POOL_FACTOR = 4;

/** Queries to pages of items: search, scores, texts, variants, diversity, floor and fallback, in this order. */
@Injectable()
export class RecommendationPages {
  constructor(
    private readonly index: VectorIndex,
    private readonly search: CandidateSearch,
    private readonly hydrator: ImageHydrator,
    private readonly popular: PopularItems,
    private readonly cursors: PageCursor,
    private readonly fusion: TextFusion,
  ) {}

  /**
   * @param model whose vectors the query and the catalogue are of
   * @param asked what a cursor is bound to: the request as it came, less its cursor and number of results
   * @throws InvalidRequestError for a cursor of another listing; DependencyUnavailableError
   */
  async page(
    model: EncoderModel,
    tenant: Tenant,
    query: Query,
    options: PageOptions,
    asked: unknown,
  ): Promise<RecommendationPage> {
    const scope = scopeOf(tenant, model.id, asked);
    const place = options.cursor === undefined ? firstPlace() : this.cursors.decode(scope, options.cursor);
    const isFirst = options.cursor === undefined;
    const wanted = place.shown.size + options.numResults + 1;
    let ranked = await this.rank(tenant, query, wanted, options, isFirst ? undefined : place.promptId);
    let fallbackUsed = place.fallbackUsed;
    if (isFirst && !fits(ranked, options.minScore ?? model.floor))
      fallbackUsed = options.fallback ?? 'closest';
    if (fallbackUsed === null && options.minScore !== undefined) {
      const { minScore } = options;
      ranked = ranked.filter(({ score }) => score >= minScore);
    }
    if (fallbackUsed === 'popular') {
      const popular = await this.rankPopular(tenant, query, options);
      // A shop whose visitors have done little yet has the closest items to show.
      if (popular.length === 0) fallbackUsed = 'closest';
      else ranked = joined(popular, ranked, options);
    }
    if (fallbackUsed === 'none') ranked = [];
    else if (ranked.length === 0) fallbackUsed = null;
    const page = this.cut(scope, ranked, { ...place, fallbackUsed }, options, isFirst);
    return { ...page, saidByText: await isSaid(options.text, options.minScore ?? model.floor) };
  }

  /** The page after what was shown, and a cursor where more is left. */
  private cut(
    scope: string,
    ranked: readonly Ranked[],
    place: PagePlace,
    { numResults, diversity = 0 }: PageOptions,
    isFirst: boolean,
  ): Omit<RecommendationPage, 'saidByText'> {
    const before = isFirst ? [] : ranked.filter(({ item }) => place.shown.has(markOf(item.image_id)));
    const left = isFirst ? ranked : ranked.filter((one) => !before.includes(one));
    const chosen =
      diversity > 0 && place.fallbackUsed !== 'popular'
        ? diversify(left, before, numResults, diversity)
        : left.slice(0, numResults);
    const shown = new Set([...place.shown, ...chosen.map(({ item }) => markOf(item.image_id))]);
    const isLast = left.length <= chosen.length || shown.size >= MAX_DEPTH;
    return {
      promptId: place.promptId,
      isFirst,
      results: chosen.map(({ item, score }) => ({ ...item, score: Math.round(score * 10_000) / 10_000 })),
      fallbackUsed: place.fallbackUsed,
      nextCursor: isLast ? null : this.cursors.encode(scope, { ...place, shown }),
    };
  }

  /** The best `wanted` items at least, or all that there are. */
  private async rank(
    tenant: Tenant,
    query: Query,
    wanted: number,
    options: PageOptions,
    createdBefore?: string,
  ): Promise<Ranked[]> {
    const direction = directionOf(query);
    const filter = { ...options.filters, ...(createdBefore !== undefined && { createdBefore }) };
    const needsVectors = query.parts.length > 1 || query.without.length > 0 || (options.diversity ?? 0) > 0;
    const most = this.index.maxBatch;
    const photosCount = photosSayAnything(query);
    const least = options.text !== undefined && photosCount ? Math.max(FIRST_PHOTOS, wanted) : wanted;
    let size = needsVectors ? Math.max(MIN_POOL, wanted * POOL_FACTOR) : least;
    for (; ; size = most) {
      size = Math.min(size, most);
      let near: Promise<Vectors> | undefined;
      const candidates = await this.search.find(tenant, direction, size, filter, (ids) => {
        options.text?.lookAt(ids);
        near = needsVectors ? this.index.vectors(tenant.collection, ids) : undefined;
        near?.catch(() => undefined);
      });
      const others = candidates.filter(({ item }) => item.image_id !== options.except);
      const scored = needsVectors
        ? scoreExactly(query, others, await this.vectorsOf(tenant, others, await near))
        : others.map((one) => scoreByCosine(query, one));
      const ranked = collapsed(scored, options);
      if (ranked.length < wanted && candidates.length === size && size < most) continue;
      if (options.text === undefined) return ranked;
      const rankByPhoto = async (found: Candidate[], known: Vectors) =>
        photosCount || needsVectors
          ? scoreFound(query, direction, found, await this.vectorsOf(tenant, found, known))
          : found.map((one) => scoreByCosine(query, one));
      const request = {
        tenant,
        filter,
        photos: scored,
        photosCount,
        rankByPhoto,
        most: Math.max(MIN_POOL, wanted),
      };
      return collapsed(await this.fusion.fuse(options.text, request), options);
    }
  }

  private async rankPopular(tenant: Tenant, query: Query, options: PageOptions): Promise<Ranked[]> {
    const ids = await this.popular.idsOf(tenant);
    const items = await this.hydrator.hydrate(tenant, ids, MAX_DEPTH, options.filters);
    const candidates = items
      .filter((item) => item.image_id !== options.except)
      .map((item) => ({ item, cosine: 0 }));
    const vectors = await this.vectorsOf(tenant, candidates);
    const ranked = candidates.map((one) => {
      const vector = vectors.get(one.item.image_id);
      return { ...one, score: vector === undefined ? 0 : scoreOf(query, vector), relevance: 0 };
    });
    return ranked;
  }

  /** Those that are not among the known ones are looked up. */
  private async vectorsOf(
    tenant: Tenant,
    candidates: readonly Candidate[],
    known: Vectors = new Map(),
  ): Promise<Vectors> {
    const missing = candidates.map(({ item }) => item.image_id).filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    return new Map([...known, ...(await this.index.vectors(tenant.collection, missing))]);
  }
}

/** Best first. */
function scoreExactly(query: Query, candidates: readonly Candidate[], vectors: Vectors): Ranked[] {
  return candidates
    .map((one) => {
      const vector = vectors.get(one.item.image_id);
      if (vector === undefined) return scoreByCosine(query, one);
      const [score, freedom] = [scoreOf(query, vector), freedomOf(query, vector)];
      return { ...one, vector, score, freedom, relevance: isRankedByScore(query) ? score : one.cosine };
    })
    .sort((a, b) => b.score - a.score);
}

/** Items that the index did not give, by their own vectors; one without a vector has none of this model yet. */
function scoreFound(
  query: Query,
  direction: Float32Array,
  found: readonly Candidate[],
  vectors: Vectors,
): Ranked[] {
  return found.flatMap(({ item }) => {
    const vector = vectors.get(item.image_id);
    if (vector?.length !== direction.length) return [];
    const cosine = dot(direction, vector);
    const [score, freedom] = [scoreOf(query, vector), freedomOf(query, vector)];
    return [{ item, cosine, vector, score, freedom, relevance: isRankedByScore(query) ? score : cosine }];
  });
}

function fits(ranked: readonly Ranked[], floor: number): boolean {
  return ranked.some(({ score }) => score >= floor);
}

/** One list after the other, each item once. */
function joined(first: readonly Ranked[], then: readonly Ranked[], options: PageOptions): Ranked[] {
  const ids = new Set(first.map(({ item }) => item.image_id));
  const all = [...first, ...then.filter(({ item }) => !ids.has(item.image_id))];
  return collapsed(all, options);
}

function collapsed(ranked: Ranked[], { collapseVariants = true }: PageOptions): Ranked[] {
  return collapseVariants ? bestOfEachVariant(ranked) : ranked;
}

async function isSaid(text: TextSide | undefined, floor: number): Promise<boolean> {
  for (const { whole } of (await text?.matches)?.shares.values() ?? []) {
    if (scoreOfShare(Math.min(1, whole)) >= floor) return true;
  }
  return false;
}

function firstPlace(): PagePlace {
  return { promptId: uuidv7(), fallbackUsed: null, shown: new Set() };
}

function scoreByCosine({ parts }: Query, candidate: Candidate): Ranked {
  const [part] = parts;
  const score = part === undefined ? 0 : part.score(part.strength * candidate.cosine);
  return { ...candidate, score, relevance: candidate.cosine };
}
