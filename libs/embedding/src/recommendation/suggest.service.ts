import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { SuggestionDto, SuggestionsDto } from '#contracts';
import { NameSuggestions } from '#catalog';
import type { Tenant } from '#tenant';
import { goesOn } from './goes-on.js';
import { PopularPrompts } from './popular-prompts.js';

/** Shoppers of one shop begin alike. */
const FRESH_FOR_MS = 10_000;
const MAX_KNOWN = 20_000;
/** Of each kind but names, that others have a place too. */
const MOST_OF_A_KIND = 3;

const ORDER = ['category', 'style', 'prompt', 'name'] as const;

/** What somebody who is typing may be about to ask for. */
@Injectable()
export class SuggestService {
  private readonly known = new LRUCache<string, SuggestionsDto>({ max: MAX_KNOWN, ttl: FRESH_FOR_MS });

  constructor(
    private readonly names: NameSuggestions,
    private readonly prompts: PopularPrompts,
  ) {}

  /** The likeliest first, each text once; up to ten seconds old. @throws DependencyUnavailableError('postgres') */
  async suggest(tenant: Tenant, typed: string, limit: number): Promise<SuggestionsDto> {
    const key = JSON.stringify([tenant.apiKeyId, limit, typed.toLowerCase()]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const [names, popular] = await Promise.all([
      this.names.of(tenant.apiKeyId, typed, limit),
      this.prompts.of(tenant.apiKeyId),
    ]);
    const prompts = popular
      .filter((prompt) => goesOn(typed, prompt))
      .map((text): SuggestionDto => ({ text, kind: 'prompt' }));
    const answer = { suggestions: chosen([...names, ...prompts], limit) };
    this.known.set(key, answer);
    return answer;
  }
}

function chosen(all: readonly SuggestionDto[], limit: number): SuggestionDto[] {
  const taken = new Set<string>();
  return ORDER.flatMap((kind) => {
    const found = all.filter((one) => {
      const text = one.text.toLowerCase();
      if (one.kind !== kind || taken.has(text)) return false;
      taken.add(text);
      return true;
    });
    return kind === 'name' ? found : found.slice(0, MOST_OF_A_KIND);
  }).slice(0, limit);
}
