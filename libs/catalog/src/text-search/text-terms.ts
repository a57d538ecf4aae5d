import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PinoLogger } from 'nestjs-pino';
import { DependencyUnavailableError, PrismaService } from '#platform';
import { FIND_SLIPS, MOST_COUNTED, RESOLVE } from './text-statements.js';
import { LETTERS_FOR_SLIPS, slipsOf } from './typing-slips.js';

/** A word of a prompt as a shop's items have it. */
export type TextTerm = {
  word: string;
  /** A query of Postgres for the word's forms, and the groups that are called so; null where no item has one. */
  query: string | null;
  /** How many items have it, no more than `MOST_COUNTED` of them counted. */
  items: number;
  /** 1; less where the word had to be taken for a typing slip. */
  certainty: number;
};

export type Resolved = { terms: TextTerm[]; catalogueSize: number };

/** Whether the words that a prompt's encoder was taught are listed, and this is one of them. */
export type Knows = (word: string) => boolean | undefined;

type Row = {
  given: string;
  word: string;
  query: string;
  /** It says nothing in English ("the"), or in another language ("die"). */
  isFiller: boolean;
  mayBeFiller: boolean;
  items: number;
  size: number;
};

/** Of each cache. As `max`, memory for all of them would be taken at the start: 10 MB. */
const MOST = { maxSize: 100_000, sizeCalculation: () => 1 };
const FRESH_FOR_MS = 30_000;
/** To count a common word costs milliseconds: whoever comes when it is old takes it as it was, and it is counted behind. */
const USABLE_FOR_MS = 600_000;
/** A new item may have what no item had: a shop that uploads and looks finds it. */
const MISSING_FOR_MS = 1_000;
/** Words that one slip may stand for, the most frequent first. */
const MAX_MEANT = 3;
const SLIP_CERTAINTY = 0.8;

/** Finds the words of prompts among the words of a shop's items: other forms, and what a typing slip may have meant. */
@Injectable()
export class TextTerms {
  private readonly known = new LRUCache<string, Row | 'nothing'>(MOST);
  private readonly fresh = new LRUCache<string, true>({ ...MOST, ttl: FRESH_FOR_MS });
  private readonly meant = new LRUCache<string, string[]>({ ...MOST, ttl: FRESH_FOR_MS });

  constructor(
    private readonly prisma: PrismaService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TextTerms.name);
  }

  /**
   * The words that say something, in their order; those that no item has too, since a prompt that is half unknown is
   * half found.
   * @throws DependencyUnavailableError('postgres')
   */
  async of(apiKeyId: string, words: readonly string[], knows: Knows): Promise<Resolved> {
    const rows = await this.resolve(apiKeyId, words);
    const terms = await Promise.all(
      rows.map(async (row): Promise<TextTerm[]> => {
        const { word, items } = row;
        if (items > 0) return row.isFiller ? [] : [{ word, query: row.query, items, certainty: 1 }];
        if (row.isFiller || row.mayBeFiller) return [];
        return [await this.takeForSlip(apiKeyId, word, knows)];
      }),
    );
    return { terms: terms.flat(), catalogueSize: Math.max(0, ...rows.map(({ size }) => size)) };
  }

  private async takeForSlip(apiKeyId: string, word: string, knows: Knows): Promise<TextTerm> {
    const nothing = { word, query: null, items: 0, certainty: 1 };
    const known = knows(word);
    if (known === true || word.length < LETTERS_FOR_SLIPS || word.includes(' ')) return nothing;
    const candidates = await this.candidates(apiKeyId, word, known === false);
    const found = (await this.resolve(apiKeyId, candidates)).filter(({ items }) => items > 0);
    const likely = found.toSorted((a, b) => b.items - a.items).slice(0, MAX_MEANT);
    if (likely.length === 0) return nothing;
    return {
      word,
      query: likely.map(({ query }) => query).join(' | '),
      items: likely.reduce((sum, { items }) => sum + items, 0),
      certainty: SLIP_CERTAINTY,
    };
  }

  private async candidates(apiKeyId: string, word: string, anyLetter: boolean): Promise<string[]> {
    const key = JSON.stringify([apiKeyId, word, anyLetter]);
    const remembered = this.meant.get(key);
    if (remembered !== undefined) return remembered;
    const { words, patterns } = slipsOf(word, anyLetter);
    const rows = await this.prisma.prepared<{ word: string }>(FIND_SLIPS, [apiKeyId, words, patterns]);
    const found = rows.map((row) => row.word);
    this.meant.set(key, found);
    return found;
  }

  /** In the order of the words; those of which nothing is left, as of a lone accent, are not in it. */
  private async resolve(apiKeyId: string, words: readonly string[]): Promise<Row[]> {
    const rows = new Map(words.map((word) => [word, this.known.get(keyOf(apiKeyId, word))]));
    const missing = words.filter((word) => rows.get(word) === undefined);
    if (missing.length > 0) {
      for (const [word, row] of await this.look(apiKeyId, missing)) rows.set(word, row);
    }
    const old = words.filter((word) => !this.fresh.has(keyOf(apiKeyId, word)));
    if (old.length > 0) {
      for (const word of old) this.fresh.set(keyOf(apiKeyId, word), true);
      this.look(apiKeyId, old).catch((error: unknown) => {
        // What is known stays usable; a Postgres that is away is heard of by whoever needs it.
        const isAway = error instanceof DependencyUnavailableError;
        this.logger[isAway ? 'debug' : 'error']({ err: error }, 'Words of items were not counted anew');
      });
    }
    return [...rows.values()].filter((row) => row !== undefined && row !== 'nothing');
  }

  private async look(apiKeyId: string, words: readonly string[]): Promise<Map<string, Row | 'nothing'>> {
    const found = await this.prisma.prepared<Row>(RESOLVE, [apiKeyId, words]);
    return new Map(
      words.map((word) => {
        const row = found.find(({ given }) => given === word) ?? 'nothing';
        const isThere = row !== 'nothing' && row.items > 0;
        this.known.set(keyOf(apiKeyId, word), row, { ttl: isThere ? USABLE_FOR_MS : MISSING_FOR_MS });
        this.fresh.set(keyOf(apiKeyId, word), true);
        return [word, row];
      }),
    );
  }
}

function keyOf(apiKeyId: string, word: string): string {
  return `${apiKeyId} ${word}`;
}

/**
 * How much a term says, from ln 2 on: the fewer items have it, the more (inverse document frequency, Spärck Jones 1972).
 * One that no item has says as much as one that a hundredth of the items have.
 */
export function weightOf({ items, query }: TextTerm, catalogueSize: number): number {
  const size = Math.max(1, catalogueSize);
  if (query === null) return Math.log(1 + size / Math.max(1, size / 100));
  // More were not counted: a twentieth of the catalogue at least is a guess that makes a large one's common words weigh little.
  const common = items >= MOST_COUNTED ? Math.max(items, size / 20) : items;
  return Math.log(1 + size / Math.max(1, Math.min(common, size)));
}
