import { Injectable } from '@nestjs/common';
import {
  ImageHydrator,
  type ItemFilter,
  type RecommendationItem,
  type TextMatches,
  type TextShares,
} from '#catalog';
import type { Tenant } from '#tenant';
import type { Candidate } from './candidate-search.js';
import { fused, ranksOf, type Vote } from './rank-fusion.js';
import type { TextSide } from './text-side.js';

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
    const ofText = new Map([...shares].filter(([id]) => !unwanted.has(id)));
    if (ofText.size === 0 && unwanted.size === 0) return [...photos];
    const byPhoto = [...photos, ...others].toSorted((a, b) => b.relevance - a.relevance);
    const votes = votesOf(request, byPhoto, ofText, text.weight);
    return byPhoto
      .map((one) => {
        const id = one.item.image_id;
        // A text that does not say what is not wanted may be of an item whose photo shows it.
        const byText = (one.freedom ?? 1) * scoreOfShare(Math.min(1, ofText.get(id) ?? 0));
        const score = Math.max(one.score, byText);
        const left = unwanted.has(id) ? UNWANTED : 1;
        return { ...one, relevance: left * fused(votes(one)), score: left * score };
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
    const ids = [...matches.shares.keys()].filter((id) => !known.has(id)).slice(0, most);
    const items = await this.hydrator.hydrate(tenant, ids, ids.length, filter);
    return items.length === 0 ? [] : rankByPhoto(candidatesOf(items), new Map());
  }
}

/** What photos and texts say of an item. One that the photos' search did not give has no vote of it: its rank is not known. */
function votesOf(
  { photos, photosCount }: FusionRequest,
  all: readonly RankedByPhoto[],
  shares: TextShares,
  weight: number,
): (one: RankedByPhoto) => Vote[] {
  const photoRanks = new Map(photos.map(({ item }, rank) => [item.image_id, rank]));
  const textRanks = ranksOf(
    new Map(
      all.flatMap(({ item: { image_id: id } }) => {
        const share = shares.get(id);
        return share === undefined ? [] : [[id, share] as const];
      }),
    ),
  );
  return ({ item: { image_id: id }, freedom = 1 }) => {
    const [photoRank, textRank] = [photoRanks.get(id), textRanks.get(id)];
    return [
      ...(photoRank === undefined || !photosCount ? [] : [{ rank: photoRank, weight: 1 - weight }]),
      // A text that says half of the prompt has half a vote, whatever the others say.
      ...(textRank === undefined
        ? []
        : [{ rank: textRank, weight: weight * freedom * Math.min(1, shares.get(id) ?? 0) }]),
    ];
  };
}

/** How sure a text makes that the item is what the prompt asks for: half of a prompt is far from it. */
export function scoreOfShare(share: number): number {
  return SURE * share ** 2;
}
