import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import {
  ImageHydrator,
  type ItemFilter,
  type RecommendationItem,
  type TextMatches,
  type TextPrompt,
  TextSearch,
  type TextShare,
  type TextShares,
} from '#catalog';
import { afterGathered } from '#platform';
import type { Tenant } from '#tenant';
import { VectorIndex } from '../vector-index/vector-index.port.js';

type Vectors = ReadonlyMap<string, Float32Array>;

/** Items that the texts give first, with their vectors. */
export type FoundByText = { items: RecommendationItem[]; vectors: Vectors };

/** What the texts say of some items: how much of the prompt, and which are what is not wanted. */
export type SaidOf = { shares: TextShares; unwanted: ReadonlySet<string> };

export type TextRequest = {
  tenant: Tenant;
  prompt: TextPrompt;
  filters: ItemFilter | undefined;
  /** How much texts count beside photos, 0…1. */
  weight: number;
  /** Whether items are read at once: the first page shows the best, and no later one. */
  readsItems: boolean;
  /**
   * Resolves when photos are about to be searched, to whether they say anything: items are read beside that, and not beside
   * the encoder.
   */
  photosCount: Promise<boolean>;
};

/** As many as a first page chooses from. */
const READ_AT_ONCE = 100;
/** Prompts that come again within so many milliseconds are asked of Postgres once; a new item is found after that. */
const REMEMBERED_FOR_MS = 1_000;
/** Of shares, ids and vectors, in bytes. */
const MAX_REMEMBERED = 16_777_216;
const BYTES_OF_SHARE = 100;

type Remembered = { matches: TextMatches; vectors: Vectors };

/** What the texts of a shop's items say to a prompt, asked while the prompt is encoded and photos are searched. */
export class TextSide {
  private looked: { ids: ReadonlySet<string>; said: Promise<SaidOf> } | undefined;

  constructor(
    readonly weight: number,
    readonly matches: Promise<TextMatches>,
    /** Undefined where they were not read at once. */
    readonly found: Promise<FoundByText | undefined>,
    private readonly ask: (matches: TextMatches, ids: readonly string[]) => Promise<SaidOf>,
  ) {
    // Whoever waits for them hears of an error; where the photos' search fails first, nobody does.
    for (const promise of [matches, found]) promise.catch(() => undefined);
  }

  /** Asks what the texts of these items say, for whoever will want to know it of some of them. */
  lookAt(ids: readonly string[]): void {
    const said = this.matches.then((matches) => this.ask(matches, ids));
    said.catch(() => undefined);
    this.looked = { ids: new Set(ids), said };
  }

  /** What the texts say of these items, and of those that they found themselves. @throws DependencyUnavailableError */
  async saidOf(ids: readonly string[]): Promise<SaidOf> {
    const { looked } = this;
    if (looked !== undefined && ids.every((id) => looked.ids.has(id))) return looked.said;
    return this.ask(await this.matches, ids);
  }
}

/** Begins to ask the texts. */
@Injectable()
export class TextSides {
  private readonly remembered = new LRUCache<string, Remembered>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: ({ matches, vectors }) => {
      const [vector] = vectors.values();
      return (
        1 + (matches.shares.size + vectors.size) * BYTES_OF_SHARE + vectors.size * (vector?.byteLength ?? 0)
      );
    },
    ttl: REMEMBERED_FOR_MS,
  });

  constructor(
    private readonly texts: TextSearch,
    private readonly hydrator: ImageHydrator,
    private readonly index: VectorIndex,
  ) {}

  begin(request: TextRequest): TextSide {
    const { tenant, prompt, filters, weight, readsItems } = request;
    const key = JSON.stringify([
      tenant.apiKeyId,
      tenant.collection,
      prompt.wanted,
      prompt.unwanted,
      filters,
      readsItems,
    ]);
    const known = this.remembered.get(key);
    const matches = known === undefined ? this.find(request) : Promise.resolve(known.matches);
    const found = readsItems ? this.read(request, matches, known?.vectors, key) : Promise.resolve(undefined);
    return new TextSide(weight, matches, found, (of, ids) => this.ask(tenant, of, ids));
  }

  private async find({ tenant, prompt, filters }: TextRequest): Promise<TextMatches> {
    await afterGathered();
    return this.texts.find(tenant, prompt, filters);
  }

  /** Items are read anew each time: what was sold a moment ago is not recommended. */
  private async read(
    { tenant, filters, photosCount }: TextRequest,
    asked: Promise<TextMatches>,
    known: Vectors | undefined,
    key: string,
  ): Promise<FoundByText | undefined> {
    const [matches, photosAreJudged] = await Promise.all([
      asked,
      photosCount,
      photosCount.then(afterGathered),
    ]);
    const shares = sharesThatCount(matches.shares, photosAreJudged);
    const ids = matches.isCut ? [] : [...shares.keys()].slice(0, READ_AT_ONCE);
    const [items, vectors] = await Promise.all([
      this.hydrator.hydrate(tenant, ids, ids.length, filters),
      known ??
        (ids.length === 0 ? new Map<string, Float32Array>() : this.index.vectors(tenant.collection, ids)),
    ]);
    if (known === undefined) this.remembered.set(key, { matches, vectors });
    return matches.isCut ? undefined : { items, vectors };
  }

  private async ask(tenant: Tenant, matches: TextMatches, ids: readonly string[]): Promise<SaidOf> {
    const { shares, isCut, query, unwanted } = matches;
    const unknown = ids.filter((id) => !shares.has(id));
    const [more, not] = await Promise.all([
      isCut && query !== undefined && unknown.length > 0
        ? this.texts.sharesOf(tenant, query, unknown)
        : new Map<string, TextShare>(),
      unwanted === undefined
        ? new Set<string>()
        : this.texts.unwantedOf(tenant, unwanted, [...new Set([...shares.keys(), ...ids])]),
    ]);
    return { shares: more.size === 0 ? shares : new Map([...shares, ...more]), unwanted: not };
  }
}

/**
 * How much of the prompt each text says, best first, as far as it is anything: beside photos that are judged as well, or where
 * these say nothing.
 */
export function sharesThatCount(shares: TextShares, photosCount: boolean): Map<string, number> {
  const counted: [string, number][] = [];
  for (const [id, { whole, besidePhotos }] of shares) {
    const share = photosCount ? besidePhotos : whole;
    if (share > 0) counted.push([id, share]);
  }
  return new Map(counted.sort(([, a], [, b]) => b - a));
}
