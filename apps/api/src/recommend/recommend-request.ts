import type { CreatePrompt, RecommendFilters, RecommendQuery } from '#contracts';
import type { RecommendRequest } from '#embedding';

type Options = Omit<CreatePrompt, 'prompt' | 'filters'>;

/** The fields of a request as the service takes them. */
export function pageOptions(options: Options, filters: RecommendFilters | undefined) {
  return {
    numResults: options.num_results,
    minScore: options.min_score,
    fallback: options.fallback,
    exclude: options.exclude,
    diversity: options.diversity,
    collapseVariants: options.collapse_variants,
    cursor: options.cursor,
    ...(filters !== undefined && Object.keys(filters).length > 0 && { filters }),
  };
}

export function recommendRequest(
  { prompt, ...options }: Options & { prompt: string },
  filters: RecommendFilters | undefined,
): RecommendRequest {
  return { prompt, ...pageOptions(options, filters) };
}

/** A query string holds options and filters side by side. */
export function splitParameters<T extends Omit<RecommendQuery, 'prompt'>>(
  query: T,
): { options: Options; filters: RecommendFilters } {
  const { num_results, min_score, fallback, exclude, diversity, collapse_variants, cursor, ...filters } =
    query;
  return {
    options: { num_results, min_score, fallback, exclude, diversity, collapse_variants, cursor },
    filters,
  };
}
