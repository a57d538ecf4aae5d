import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import type { SuggestionDto } from '#contracts';
import { FIND_BEGUN, FIND_SLIPS, SUGGEST, SUGGEST_BY_QUERY } from './text-statements.js';
import { slipsOf } from './typing-slips.js';

type Row = { kind: SuggestionDto['kind'] | 'typed'; text: string };

/** Items of one name, a colour each, give one suggestion. */
const SPARE = 5;
const MAX_WORDS = 6;

/** What a shop calls its categories, styles and items that are in stock, for who is typing. */
@Injectable()
export class NameSuggestions {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Categories, styles and names that go on as what was typed does; where these are fewer than wanted, those that it may be a slip for.
   * @throws DependencyUnavailableError('postgres')
   */
  async of(apiKeyId: string, typed: string, wanted: number): Promise<SuggestionDto[]> {
    const most = wanted * SPARE;
    const rows = await this.prisma.prepared<Row>(SUGGEST, [apiKeyId, typed, most]);
    const found = rows.filter((row): row is SuggestionDto => row.kind !== 'typed');
    if (new Set(found.map(({ text }) => text)).size >= wanted) return found;
    const text = rows.find(({ kind }) => kind === 'typed')?.text ?? '';
    const queries = await this.queriesForSlips(apiKeyId, text.split(' ').filter(Boolean).slice(0, MAX_WORDS));
    if (queries === undefined) return found;
    const [query, nameQuery] = queries;
    const meant = await this.prisma.prepared<SuggestionDto>(SUGGEST_BY_QUERY, [
      apiKeyId,
      query,
      most,
      nameQuery,
    ]);
    return [...found, ...meant];
  }

  /** For groups, and for names alone; undefined where no word can be a slip. */
  private async queriesForSlips(
    apiKeyId: string,
    words: readonly string[],
  ): Promise<[query: string, nameQuery: string] | undefined> {
    const meant = await Promise.all(
      words.map((word, at) => this.meantBy(apiKeyId, word, at === words.length - 1)),
    );
    if (meant.every((one) => one.length === 0)) return undefined;
    const queryOf = (weight: string) =>
      words
        .map((word, at) => {
          const isLast = at === words.length - 1;
          const own = `'${word}'${isLast ? `:*${weight}` : weight && `:${weight}`}`;
          const others = (meant[at] ?? []).map((other) => `'${other}'${weight && `:${weight}`}`);
          return `(${[own, ...others].join(' | ')})`;
        })
        .join(' & ');
    return [queryOf(''), queryOf('A')];
  }

  /** Words that one slip away is the word, or begins as it does. */
  private async meantBy(apiKeyId: string, word: string, mayGoOn: boolean): Promise<string[]> {
    const { words, patterns } = slipsOf(word, true);
    if (patterns.length === 0) return [];
    const rows = mayGoOn
      ? await this.prisma.prepared<{ word: string }>(FIND_BEGUN, [
          apiKeyId,
          [...words, ...patterns].map((pattern) => `${pattern}%`),
        ])
      : await this.prisma.prepared<{ word: string }>(FIND_SLIPS, [apiKeyId, words, patterns]);
    return rows.map((row) => row.word);
  }
}
