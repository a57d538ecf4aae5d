/** Items with a word are counted up to here: beyond, it is a common one. */
export const MOST_COUNTED = 1_000;
/** Other forms of one word, and groups whose names have it. */
const MAX_FORMS = 20;
const MAX_GROUPS = 50;

/**
 * Words of a prompt ($2) among those of a key's items ($1). Forms are words with a stem in common in one language; a
 * group is searched by its id. `phraseto_tsquery` makes a lexeme of a word, and a phrase of what is written unspaced.
 */
export const RESOLVE = {
  name: 'vitrine-resolve-words-1',
  text: `
  WITH asked AS MATERIALIZED (
    SELECT given, searchable_text(given) AS word FROM unnest($2::text[]) AS given
  ), formed AS MATERIALIZED (
    SELECT asked.*, forms.query FROM asked CROSS JOIN LATERAL (
      SELECT string_agg('(' || phraseto_tsquery('pg_catalog.simple', form)::text || ')', ' | ') AS query
      FROM (
        SELECT asked.word AS form UNION
        (SELECT w.word FROM item_words w
        WHERE w.api_key_id = $1::uuid AND w.stems && word_stems(asked.word) LIMIT ${MAX_FORMS})) all_forms
      WHERE numnode(phraseto_tsquery('pg_catalog.simple', form)) > 0) forms
    WHERE forms.query IS NOT NULL
  ), grouped AS MATERIALIZED (
    SELECT formed.given, formed.word, formed.query || coalesce((
      SELECT string_agg(' | ' || quote_literal('#' || named.id), '') FROM (
        SELECT id FROM categories WHERE api_key_id = $1::uuid AND words @@ formed.query::tsquery UNION ALL
        SELECT id FROM styles WHERE api_key_id = $1::uuid AND words @@ formed.query::tsquery
        LIMIT ${MAX_GROUPS}) named), '') AS query
    FROM formed
  )
  SELECT given, word, query, ts_lexize('pg_catalog.english_stem', word) = '{}' AS "isFiller",
    '{}' IN (ts_lexize('pg_catalog.german_stem', word), ts_lexize('pg_catalog.french_stem', word),
      ts_lexize('pg_catalog.spanish_stem', word), ts_lexize('pg_catalog.italian_stem', word),
      ts_lexize('pg_catalog.portuguese_stem', word), ts_lexize('pg_catalog.dutch_stem', word),
      ts_lexize('pg_catalog.arabic_stem', word)) AS "mayBeFiller",
    (SELECT count(*)::int FROM (
      SELECT 1 FROM item_texts t WHERE t.api_key_id = $1::uuid AND t.words @@ grouped.query::tsquery
      LIMIT ${MOST_COUNTED}) counted) AS items,
    coalesce((SELECT images FROM catalogue_sizes WHERE api_key_id = $1::uuid), 0) AS size
  FROM grouped`,
};

export const FIND_SLIPS = {
  name: 'vitrine-find-slips-1',
  text: `
  SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word = ANY ($2::text[])
  UNION
  SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word LIKE ANY ($3::text[])
  LIMIT 20`,
};
