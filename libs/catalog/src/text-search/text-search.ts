import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { MAY_HAVE_VECTOR } from '../image-row.js';
import { conditionsOf, isUnfiltered, type ItemFilter, statementOf } from '../item-filter.js';
import { promptWords } from './prompt-words.js';
import { queryForAll, type TextQuery, textQuery } from './text-query.js';
import { type Knows, TextTerms } from './text-terms.js';

/** What is looked for, and what items should not be. */
export type TextPrompt = { wanted: string; unwanted: readonly string[]; knows: Knows };

/** How much of a prompt (0…1) the texts of items say, by item. */
export type TextShares = ReadonlyMap<string, number>;

/** What the texts of a shop's items have to say to a prompt. */
export type TextMatches = {
  /** The best, best first. */
  shares: TextShares;
  /** These are some of more, and which is chance: what something else finds may say as much. */
  isCut: boolean;
  query: TextQuery | undefined;
  /** For items that are what is not wanted. */
  unwanted: string | undefined;
};

/** As many as a listing has. */
const MOST_MATCHES = 300;
/** Of what only the description says. */
const WEAK = 0.4;
/** An item with just this name goes before one whose name has more words. */
const EXACT = 0.001;

/**
 * The candidates' query where Postgres is not to plan with its value: its guess of how many items have the words is lower
 * than what it takes of any query, and so it would plan anew at each prompt, which takes longer than the search. With a
 * filter the value decides whether words or filter are looked up first.
 */
const PLANNED_ONCE = '(SELECT $3::tsquery)';

const NOTHING = { shares: new Map<string, number>(), isCut: false, query: undefined };

type Found = { found: string | null };

/** Finds items by what the shop says of them, as Postgres' text search compares words (docs/decisions/0024). */
@Injectable()
export class TextSearch {
  constructor(
    private readonly prisma: PrismaService,
    private readonly terms: TextTerms,
  ) {}

  /** Items that meet the filter and have a vector. @throws DependencyUnavailableError('postgres') */
  async find(tenant: Tenant, prompt: TextPrompt, filter: ItemFilter = {}): Promise<TextMatches> {
    const [{ terms, catalogueSize }, unwanted] = await Promise.all([
      this.terms.of(tenant.apiKeyId, promptWords(prompt.wanted), prompt.knows),
      this.unwantedQuery(tenant, prompt),
    ]);
    const query = textQuery(terms, catalogueSize);
    if (query === undefined) return { ...NOTHING, unwanted };
    // "A dress" in a shop of a thousand dresses: the photos tell them apart.
    if (query.isCommon && terms.every(({ word }) => prompt.knows(word) === true))
      return { ...NOTHING, isCut: true, query, unwanted };
    const { text, values, place } = shareOf(query);
    const conditions = conditionsOf(filter, place);
    const candidates = isUnfiltered(filter) ? PLANNED_ONCE : '$3::tsquery';
    const statement = statementOf(
      `SELECT string_agg(id || '=' || share, ',' ORDER BY share DESC, id DESC) AS found FROM (
        SELECT i.id, round((${text} + CASE WHEN t.title = (SELECT searchable_text($2)) THEN ${EXACT} ELSE 0 END)::numeric, 4) AS share
        FROM item_texts t JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
        WHERE t.api_key_id = $1::uuid AND t.words @@ ${candidates} ${conditions.text}
          AND ${MAY_HAVE_VECTOR}
        LIMIT ${MOST_MATCHES + 1}) matching`,
      filter,
    );
    const rows = await this.prisma.prepared<Found>(statement, [
      tenant.apiKeyId,
      prompt.wanted.slice(0, 300),
      query.candidates,
      ...values,
      ...conditions.values,
    ]);
    const shares = [...sharesIn(rows)];
    const isCut = shares.length > MOST_MATCHES;
    return { shares: new Map(shares.slice(0, MOST_MATCHES)), isCut, query, unwanted };
  }

  /** What the texts of these items say, where they say anything. @throws DependencyUnavailableError('postgres') */
  async sharesOf(tenant: Tenant, query: TextQuery, imageIds: readonly string[]): Promise<TextShares> {
    const { text, values } = shareOf(query);
    const statement = statementOf(
      `SELECT string_agg(t.image_id || '=' || round((${text})::numeric, 4), ',') AS found FROM item_texts t
      WHERE t.api_key_id = $1::uuid AND t.image_id = ANY ($2::uuid[]) AND t.words @@ $3::tsquery`,
      {},
    );
    const all = [tenant.apiKeyId, imageIds, query.candidates, ...values];
    return sharesIn(await this.prisma.prepared<Found>(statement, all));
  }

  /** Those of the items that are what is not wanted. @throws DependencyUnavailableError('postgres') */
  async unwantedOf(tenant: Tenant, query: string, imageIds: readonly string[]): Promise<Set<string>> {
    const statement = statementOf(
      `SELECT string_agg(t.image_id || '=1', ',') AS found FROM item_texts t
      WHERE t.api_key_id = $1::uuid AND t.image_id = ANY ($2::uuid[]) AND t.words @@ $3::tsquery`,
      {},
    );
    const rows = await this.prisma.prepared<Found>(statement, [tenant.apiKeyId, imageIds, query]);
    return new Set(sharesIn(rows).keys());
  }

  private async unwantedQuery(tenant: Tenant, { unwanted, knows }: TextPrompt): Promise<string | undefined> {
    const queries = await Promise.all(
      unwanted.map(async (words) => {
        const { terms } = await this.terms.of(tenant.apiKeyId, promptWords(words), knows);
        return queryForAll(terms) ?? [];
      }),
    );
    const found = queries.flat();
    return found.length === 0 ? undefined : found.map((query) => `(${query})`).join(' | ');
  }
}

/** An SQL expression on the rows `t` for how much of the prompt they say; its values take the places from $4 on. */
function shareOf({ terms }: TextQuery): { text: string; values: unknown[]; place: number } {
  const values = terms.flatMap(({ query, strongQuery, weight }) => [strongQuery, query, weight]);
  const parts = terms.map((_term, at) => {
    const [strong, any, weight] = [0, 1, 2].map((more) => `$${4 + at * 3 + more}`);
    return `CASE WHEN t.words @@ ${strong}::tsquery THEN ${weight}::float8
      WHEN t.words @@ ${any}::tsquery THEN ${WEAK} * ${weight}::float8 ELSE 0 END`;
  });
  return { text: `(${parts.join(' + ')})`, values, place: 4 + values.length };
}

function sharesIn([row]: readonly Found[]): Map<string, number> {
  const pairs = row?.found?.split(',') ?? [];
  return new Map(pairs.map((pair) => [pair.slice(0, 36), Number(pair.slice(37))]));
}
