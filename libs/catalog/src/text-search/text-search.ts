import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import type { Tenant } from '#tenant';
import { MAY_HAVE_VECTOR } from '../image-row.js';
import { conditionsOf, isUnfiltered, type ItemFilter, statementOf } from '../item-filter.js';
import { promptWords } from './prompt-words.js';
import { type About, queryForAll, type TextQuery, textQuery } from './text-query.js';
import { SAID, shareOf, type TextShare } from './text-share.js';
import { type Knows, TextTerms } from './text-terms.js';

/** What is looked for, and what items should not be. */
export type TextPrompt = {
  wanted: string;
  unwanted: readonly string[];
  knows: Knows;
  about(word: string): About;
};

/** How much of a prompt the texts of items say, by item. */
export type TextShares = ReadonlyMap<string, TextShare>;

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
/**
 * The candidates' query where Postgres is not to plan with its value: its guess of how many items have the words is lower
 * than what it takes of any query, and so it would plan anew at each prompt, which takes longer than the search. With a
 * filter the value decides whether words or filter are looked up first.
 */
const PLANNED_ONCE = '(SELECT $3::tsquery)';

const NOTHING = { shares: new Map<string, TextShare>(), isCut: false, query: undefined };

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
    const query = textQuery(terms, catalogueSize, prompt.about);
    if (query === undefined) return { ...NOTHING, unwanted };
    // "A dress" in a shop of a thousand dresses: the photos tell them apart.
    if (query.isCommon && terms.every(({ word }) => prompt.knows(word) === true))
      return { ...NOTHING, isCut: true, query, unwanted };
    const { text, values, place } = saidOf(query);
    const conditions = conditionsOf(filter, place);
    const candidates = isUnfiltered(filter) ? PLANNED_ONCE : '$3::tsquery';
    const statement = statementOf(
      `SELECT string_agg(id || '=' || said, ',') AS found FROM (
        SELECT i.id, ${text} || CASE WHEN t.title = (SELECT searchable_text($2)) THEN '1' ELSE '0' END AS said
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
    const shares = sharesIn(rows, query).sort(bestFirst);
    const isCut = shares.length > MOST_MATCHES;
    return { shares: new Map(shares.slice(0, MOST_MATCHES)), isCut, query, unwanted };
  }

  /** What the texts of these items say, where they say anything. @throws DependencyUnavailableError('postgres') */
  async sharesOf(tenant: Tenant, query: TextQuery, imageIds: readonly string[]): Promise<TextShares> {
    const { text, values } = saidOf(query);
    const statement = statementOf(
      `SELECT string_agg(t.image_id || '=' || ${text}, ',') AS found FROM item_texts t
      WHERE t.api_key_id = $1::uuid AND t.image_id = ANY ($2::uuid[]) AND t.words @@ $3::tsquery`,
      {},
    );
    const all = [tenant.apiKeyId, imageIds, query.candidates, ...values];
    return new Map(sharesIn(await this.prisma.prepared<Found>(statement, all), query));
  }

  /** Those of the items that are what is not wanted. @throws DependencyUnavailableError('postgres') */
  async unwantedOf(tenant: Tenant, query: string, imageIds: readonly string[]): Promise<Set<string>> {
    const statement = statementOf(
      `SELECT string_agg(t.image_id::text, ',') AS found FROM item_texts t
      WHERE t.api_key_id = $1::uuid AND t.image_id = ANY ($2::uuid[]) AND t.words @@ $3::tsquery`,
      {},
    );
    const [row] = await this.prisma.prepared<Found>(statement, [tenant.apiKeyId, imageIds, query]);
    return new Set(row?.found?.split(','));
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

/** An SQL expression on the rows `t` for which terms they say, a digit each; its values take the places from $4 on. */
function saidOf({ terms }: TextQuery): { text: string; values: unknown[]; place: number } {
  const values = terms.flatMap(({ query, strongQuery }) => [strongQuery, query]);
  const digits = terms.map((_term, at) => {
    const [strong, any] = [`$${4 + at * 2}`, `$${5 + at * 2}`];
    return `CASE WHEN t.words @@ ${strong}::tsquery THEN '${SAID.plainly}'
      WHEN t.words @@ ${any}::tsquery THEN '${SAID.inDescription}' ELSE '${SAID.not}' END`;
  });
  return { text: digits.join(' || '), values, place: 4 + values.length };
}

function sharesIn([row]: readonly Found[], query: TextQuery): [string, TextShare][] {
  // Many items say the same.
  const known = new Map<string, TextShare>();
  const pairs = row?.found?.split(',') ?? [];
  return pairs.map((pair) => {
    const said = pair.slice(37);
    let share = known.get(said);
    if (share === undefined) {
      share = shareOf(query, said);
      known.set(said, share);
    }
    return [pair.slice(0, 36), share];
  });
}

/** Of items whose texts say the same, the newest. */
function bestFirst([a, ofA]: [string, TextShare], [b, ofB]: [string, TextShare]): number {
  return ofB.whole - ofA.whole || (a < b ? 1 : -1);
}
