import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { firstIdOf, PrismaService, statement } from '#platform';
import { SPELLING } from './prompt-spelling.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
/**
 * A prompt is shown to others only if so many asked it, on so many days: one person's words stay theirs, and nobody plants
 * them. Whoever asks through a shop's own server cannot be told apart, and is one for each day.
 */
const ASKERS = 5;
const ON_DAYS = 3;
const MAX_LENGTH = 60;
/** What may be an address, a telephone number or an order is nobody else's business, however often it is asked. */
const PERSONAL = '@|://|\\d{5}';
const MAX_ROWS = 50_000;
const MAX_PROMPTS = 500;
const FRESH_FOR_MS = 600_000;

const POPULAR = statement(
  'popular-prompts',
  `
  SELECT ${SPELLING} AS prompt FROM (
    SELECT prompt, created_at, coalesce(encode(asker, 'base64'), created_at::date::text) AS asker FROM prompts
    WHERE api_key_id = $1::uuid AND id >= $2::uuid AND source = 'prompt' AND fallback_used IS NULL AND result_count > 0
      AND length(prompt) <= ${MAX_LENGTH} AND prompt !~ '${PERSONAL}'
    ORDER BY id DESC LIMIT ${MAX_ROWS}) recent
  GROUP BY 1 HAVING count(DISTINCT asker) >= ${ASKERS} AND count(DISTINCT created_at::date) >= ${ON_DAYS}
  ORDER BY count(DISTINCT asker) DESC, 1 LIMIT ${MAX_PROMPTS}`,
);

/** What many of a shop's visitors ask for, and find something for. */
@Injectable()
export class PopularPrompts {
  private readonly known: LRUCache<string, string[]>;

  constructor(prisma: PrismaService) {
    this.known = new LRUCache({
      max: 1_000,
      ttl: FRESH_FOR_MS,
      // Whoever comes when they are old gets the old ones at once.
      allowStale: true,
      fetchMethod: async (apiKeyId) => {
        const since = firstIdOf(new Date(Date.now() - DAYS * DAY_MS));
        const rows = await prisma.prepared<{ prompt: string }>(POPULAR, [apiKeyId, since]);
        return rows.map(({ prompt }) => prompt);
      },
    });
  }

  /** The most frequent first, up to ten minutes old. @throws DependencyUnavailableError('postgres') */
  async of(apiKeyId: string): Promise<readonly string[]> {
    return (await this.known.fetch(apiKeyId)) ?? [];
  }
}
