import { statement } from '#platform';

/** Items with a word are counted up to here: beyond, it is a common one. */
export const MOST_COUNTED = 1_000;
/** Other forms of one word, and groups whose names have it. */
const MAX_FORMS = 20;
const MAX_GROUPS = 50;

/**
 * Words of a prompt ($2) among those of a key's items ($1). Forms are words with a stem in common in one language; a
 * group is searched by its id. `phraseto_tsquery` makes a lexeme of a word, and a phrase of what is written unspaced. Right
 * behind ($3) or before ($4) some words a word is part of another thing's name; some words ($5) are no forms of it.
 */
export const RESOLVE = statement(
  'resolve-words',
  `
  WITH asked AS MATERIALIZED (
    SELECT given, searchable_text(given) AS word, not_behind, not_before, no_forms
    FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS words (given, not_behind, not_before, no_forms)
  ), formed AS MATERIALIZED (
    SELECT given, word, coalesce('!(' || not_behind || ') <-> ', '') || '(' || forms.query || ')'
      || coalesce(' <-> !(' || not_before || ')', '') AS query
    FROM asked CROSS JOIN LATERAL (
      SELECT string_agg('(' || phraseto_tsquery('pg_catalog.simple', form)::text || ')', ' | ') AS query
      FROM (
        SELECT asked.word AS form UNION
        (SELECT w.word FROM item_words w
        WHERE w.api_key_id = $1::uuid AND w.stems && word_stems(asked.word)
          AND w.word <> ALL (string_to_array(asked.no_forms, ' ')) LIMIT ${MAX_FORMS})) all_forms
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
);

export const FIND_SLIPS = statement(
  'find-slips',
  `
  SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word = ANY ($2::text[])
  UNION
  SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word LIKE ANY ($3::text[])
  LIMIT 20`,
);

/** Words that begin as a slip of what is being typed may have been meant to. */
export const FIND_BEGUN = statement(
  'find-begun-words',
  `SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word LIKE ANY ($2::text[]) ORDER BY word LIMIT 20`,
);

const BY_QUERY = `
    SELECT 1 AS place, 'category' AS kind, c.name AS text, slug AS key FROM categories c, asked
    WHERE c.api_key_id = $1::uuid AND c.words @@ asked.query
    UNION ALL
    SELECT 2, 'style', s.name, slug FROM styles s, asked WHERE s.api_key_id = $1::uuid AND s.words @@ asked.query
    UNION ALL
    (SELECT 4, 'name', i.name, t.title FROM item_texts t
    JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
    WHERE t.api_key_id = $1::uuid AND t.words @@ (SELECT name_query FROM asked) AND i.in_stock LIMIT $3)`;

/**
 * Names ($3 of each kind at most) that go on as what was typed ($2) does, or have its words in another order, the last
 * one perhaps unfinished; what says nothing before it ("a red dr") is left out. A letter or two alone begin too many words: then names must begin so themselves. `typed` is
 * what was typed as texts are compared.
 */
export const SUGGEST = statement(
  'suggest-names',
  `
  WITH typed AS MATERIALIZED (SELECT searchable_text($2) AS text),
  parts AS MATERIALIZED (
    SELECT word, is_last FROM (
      SELECT word, at = count(*) OVER () AS is_last FROM typed, unnest(string_to_array(text, ' ')) WITH ORDINALITY AS u (word, at)
      WHERE word <> '') words
    WHERE is_last OR ts_lexize('pg_catalog.english_stem', word) <> '{}'
  ), asked AS MATERIALIZED (
    SELECT string_agg(quote_literal(word) || CASE WHEN is_last THEN ':*' ELSE '' END, ' & ')::tsquery AS query,
      CASE WHEN max(length(word)) > 2 THEN
        string_agg(quote_literal(word) || CASE WHEN is_last THEN ':*A' ELSE ':A' END, ' & ')::tsquery END AS name_query
    FROM parts
  )
  SELECT kind, text FROM (
    SELECT 0 AS place, 'typed' AS kind, text, '' AS key FROM typed
    UNION ALL ${BY_QUERY}
    UNION ALL
    (SELECT 3, 'name', i.name, t.title FROM item_texts t JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
    WHERE t.api_key_id = $1::uuid AND (SELECT text <> '' FROM typed) AND i.in_stock
      AND t.title ~>=~ (SELECT text FROM typed) AND t.title ~<~ (SELECT text || chr(1114111) FROM typed)
    ORDER BY t.title USING ~<~ LIMIT $3)) found
  ORDER BY place, length(text), key`,
);

/** The same by the words that typing slips may have meant. */
export const SUGGEST_BY_QUERY = statement(
  'suggest-by-query',
  `
  WITH asked AS MATERIALIZED (SELECT $2::tsquery AS query, $4::tsquery AS name_query)
  SELECT kind, text FROM (${BY_QUERY}) found ORDER BY place, length(text), key`,
);
