import type { RecommendationsDto, UnderstoodDto } from '#contracts';
import type { RecommendationPage } from './recommendation-pages.js';

/** A page as every route that recommends shows it. */
export function answerOf(
  model: string,
  page: RecommendationPage,
  warnings: readonly string[] = [],
  understood?: UnderstoodDto,
): RecommendationsDto {
  return {
    prompt_id: page.promptId,
    model,
    results: page.results,
    fallback_used: page.fallbackUsed,
    next_cursor: page.nextCursor,
    ...(understood !== undefined && { understood }),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  };
}
