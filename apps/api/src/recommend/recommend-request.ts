import type { CreatePrompt, RecommendFilters, RecommendQuery } from '#contracts';
import type { RecommendRequest } from '#embedding';

type Options = Omit<CreatePrompt, 'prompt' | 'filters' | 'text_weight'>;

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
  { prompt, text_weight: textWeight, ...options }: Options & Pick<CreatePrompt, 'prompt' | 'text_weight'>,
  filters: RecommendFilters | undefined,
): RecommendRequest {
  return { prompt, ...(textWeight !== undefined && { textWeight }), ...pageOptions(options, filters) };
}

/** A query string holds options and filters side by side. */
export function splitParameters<T extends Omit<RecommendQuery, 'prompt' | 'text_weight'>>(
  query: T,
): { options: Options; filters: RecommendFilters } {
  const { num_results, min_score, fallback, exclude, diversity, collapse_variants, cursor, ...filters } =
    query;
  return {
    options: { num_results, min_score, fallback, exclude, diversity, collapse_variants, cursor },
    filters,
  };
}
