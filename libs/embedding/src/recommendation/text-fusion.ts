import { Injectable } from '@nestjs/common';
import { ImageHydrator, type ItemFilter, type RecommendationItem, type TextMatches } from '#catalog';
import type { Tenant } from '#tenant';
import type { Candidate } from './candidate-search.js';
import { fused, ranksOf, type Vote } from './rank-fusion.js';
import { sharesThatCount, type TextSide } from './text-side.js';

/**
 * An item by its photo, best first: `relevance` is what its place is by. `freedom`: how sure it is that the photo shows nothing
 * of what is not wanted, 0…1; 1 unless given.
 */
export type RankedByPhoto = Candidate & {
  score: number;
  relevance: number;
  freedom?: number;
  vector?: Float32Array;
};

export type FusionRequest = {
  tenant: Tenant;
  filter: ItemFilter;
  /** Ranked by their photos, best first. */
  photos: readonly RankedByPhoto[];
  /** Whether the photos' ranks say anything: not for words that the model does not know. */
  photosCount: boolean;
  /** Items that only the texts found, ranked by their photos as well; some of their vectors may be known. */
  rankByPhoto(candidates: Candidate[], vectors: ReadonlyMap<string, Float32Array>): Promise<RankedByPhoto[]>;
  /** How many are wanted of those. */
  most: number;
};

/** So many of the photos are looked at whatever is wanted, and have votes beside the texts'. */
export const FIRST_PHOTOS = 24;
/** Items that the texts found, and that are looked at whatever is wanted. */
const FIRST_TEXTS = 100;
/** What an item scores whose text says all of the prompt: less is certain of a text than of nothing. */
const SURE = 0.95;
/** What is left of an item's place and score where its text says that it is what is not wanted. */
const UNWANTED = 0.05;

/** Lays what photos and texts found together. */
@Injectable()
export class TextFusion {
  constructor(private readonly hydrator: ImageHydrator) {}

  /**
   * Best first. Of items whose texts say nothing to the prompt neither order nor scores change.
   * @throws DependencyUnavailableError
   */
  async fuse(text: TextSide, request: FusionRequest): Promise<RankedByPhoto[]> {
    const matches = await text.matches;
    const { photos } = request;
    if (matches.shares.size === 0 && !matches.isCut && matches.unwanted === undefined) return [...photos];
    const [others, { shares, unwanted }] = await Promise.all([
      this.foundByText(text, matches, request),
      text.saidOf(photos.map(({ item }) => item.image_id)),
    ]);
    const ofText = sharesThatCount(shares, request.photosCount);
    for (const id of unwanted) ofText.delete(id);
    if (ofText.size === 0 && unwanted.size === 0) return [...photos];
    const all = inOrder([...photos, ...others], request, ofText);
    const first = new Set(
      matches.isCut && request.photosCount
        ? []
        : [...sharesThatCount(matches.shares, request.photosCount).keys()].slice(0, FIRST_TEXTS),
    );
    const relevanceOf = relevancesOf(request, all, { shares: ofText, first }, text.weight);
    return all
      .map((one) => {
        const id = one.item.image_id;
        // A text that does not say what is not wanted may be of an item whose photo shows it.
        const byText = (one.freedom ?? 1) * scoreOfShare(Math.min(1, ofText.get(id) ?? 0));
        const score = Math.max(one.score, byText);
        const left = unwanted.has(id) ? UNWANTED : 1;
        return { ...one, relevance: left * relevanceOf(one), score: left * score };
      })
      .sort((a, b) => b.relevance - a.relevance);
  }

  /** Items that the photos did not find; where photos tell better, none that were cut by chance. */
  private async foundByText(
    text: TextSide,
    matches: TextMatches,
    { tenant, filter, photos, photosCount, rankByPhoto, most }: FusionRequest,
  ): Promise<RankedByPhoto[]> {
    if (matches.isCut && photosCount) return [];
    const known = new Set(photos.map(({ item }) => item.image_id));
    const candidatesOf = (items: readonly RecommendationItem[]) =>
      items.map((item) => ({ item, cosine: -1 }));
    const read = await text.found;
    if (read !== undefined) {
      const items = read.items.filter(({ image_id: id }) => !known.has(id));
      return items.length === 0 ? [] : rankByPhoto(candidatesOf(items), read.vectors);
    }
    const ids = [...sharesThatCount(matches.shares, photosCount).keys()]
      .filter((id) => !known.has(id))
      .slice(0, most);
    const items = await this.hydrator.hydrate(tenant, ids, ids.length, filter);
    return items.length === 0 ? [] : rankByPhoto(candidatesOf(items), new Map());
  }
}

/** By their photos, or, where these say nothing, by their texts: so stay those that have as many votes. */
function inOrder(
  items: readonly RankedByPhoto[],
  { photosCount }: FusionRequest,
  shares: ReadonlyMap<string, number>,
): RankedByPhoto[] {
  if (photosCount) return items.toSorted((a, b) => b.relevance - a.relevance);
  const places = new Map([...shares.keys()].map((id, place) => [id, place]));
  const placeOf = ({ item }: RankedByPhoto) => places.get(item.image_id) ?? places.size;
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/**
 * What photos and texts say of an item, together, if it is of the first photos; of any other the one that says more. Which
 * are first does not depend on how many are wanted, and so neither does what comes first: an item that only a longer page
 * has to do with is behind a shorter one by its photo alone.
 */
function relevancesOf(
  { photos, photosCount }: FusionRequest,
  all: readonly RankedByPhoto[],
  { shares, first }: { shares: ReadonlyMap<string, number>; first: ReadonlySet<string> },
  weight: number,
): (one: RankedByPhoto) => number {
  const photoRanks = new Map(photos.map(({ item }, rank) => [item.image_id, rank]));
  const isFirstPhoto = (id: string) => (photoRanks.get(id) ?? FIRST_PHOTOS) < FIRST_PHOTOS;
  const textRanks = ranksOf(
    new Map(
      all.flatMap(({ item: { image_id: id } }) => {
        const share = shares.get(id);
        return share === undefined || !(first.has(id) || isFirstPhoto(id)) ? [] : [[id, share] as const];
      }),
    ),
  );
  return ({ item: { image_id: id }, freedom = 1 }) => {
    const [photoRank, textRank] = [photoRanks.get(id), textRanks.get(id)];
    const byPhoto: Vote[] =
      photoRank === undefined || !photosCount ? [] : [{ rank: photoRank, weight: 1 - weight }];
    // A text that says half of the prompt has half a vote, whatever the others say.
    const said = freedom * Math.min(1, shares.get(id) ?? 0);
    const byText: Vote[] = textRank === undefined ? [] : [{ rank: textRank, weight: weight * said }];
    return isFirstPhoto(id) ? fused([...byPhoto, ...byText]) : Math.max(fused(byPhoto), fused(byText));
  };
}

/** How sure a text makes that the item is what the prompt asks for: half of a prompt is far from it. */
export function scoreOfShare(share: number): number {
  return SURE * share ** 2;
}
