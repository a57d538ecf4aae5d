-- All three are trusted: the owner of a database may create them. The text search itself is Postgres' own.
CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "btree_gin";

-- What is no letter or digit replaced by a space. `prompt-words.ts` splits prompts at the same characters.
CREATE FUNCTION "without_separators"("given" TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace("given",
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u1680\u180e\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u30fb\ufe0e\ufe0f\ufeff\uff00-\uff0f\U0001f000-\U0001faff]+', ' ', 'g');

-- Text as it is compared: tags and separators out, compatibility forms and accents folded, lower case. Separators go
-- twice, since `unaccent` spells signs out ("(R)"), and letters with a sign. Scripts that are written without spaces get
-- one around each character, so that a phrase finds a part of a run. Bodies are parsed here and now: a dump that is
-- restored with another search path finds the functions all the same.
CREATE FUNCTION "searchable_text"("given" TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace("without_separators"(regexp_replace(
    lower(unaccent("without_separators"(normalize(
        regexp_replace("given", '</?[A-Za-z][^<>]*>|&[A-Za-z0-9#]{2,8};', ' ', 'g'), NFKC))) COLLATE "und-x-icu"),
    '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff])', ' \1 ', 'g')),
    ' +', ' ', 'g'));

-- The stems of a word that is searchable text, each with its language. A stem of three letters or fewer makes words of
-- Romance languages one that have nothing in common ("polo", "pole"); of English it is "bag".
CREATE FUNCTION "word_stems"("word" TEXT) RETURNS TEXT[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN ARRAY(
        SELECT "language" || ':' || "stem" FROM (VALUES
            ('en', (ts_lexize('pg_catalog.english_stem', "word"))[1]),
            ('de', (ts_lexize('pg_catalog.german_stem', "word"))[1]),
            ('fr', (ts_lexize('pg_catalog.french_stem', "word"))[1]),
            ('es', (ts_lexize('pg_catalog.spanish_stem', "word"))[1]),
            ('it', (ts_lexize('pg_catalog.italian_stem', "word"))[1]),
            ('pt', (ts_lexize('pg_catalog.portuguese_stem', "word"))[1]),
            ('nl', (ts_lexize('pg_catalog.dutch_stem', "word"))[1]),
            ('ar', (ts_lexize('pg_catalog.arabic_stem', "word"))[1])
        ) AS "stems" ("language", "stem")
        WHERE "stem" IS NOT NULL AND ("language" = 'en' OR length("stem") > 3));
END $$;

-- The same without what joins two halves: "t-shirt" is found as "tshirt" too. NULL where nothing joins.
CREATE FUNCTION "joined_text"("given" TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN "given" ~ '[-''._/]' THEN "searchable_text"(regexp_replace("given", '[-''._/]', '', 'g')) END;

-- AlterTable
ALTER TABLE "categories" ADD COLUMN     "words" tsvector
    GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', "searchable_text"("name"))) STORED;

-- AlterTable
ALTER TABLE "styles" ADD COLUMN     "words" tsvector
    GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', "searchable_text"("name"))) STORED;

-- CreateTable
CREATE TABLE "item_texts" (
    "api_key_id" UUID NOT NULL,
    "image_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "item_texts_pkey" PRIMARY KEY ("api_key_id","image_id")
);

-- CreateTable
CREATE TABLE "item_words" (
    "api_key_id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "stems" TEXT[],

    CONSTRAINT "item_words_pkey" PRIMARY KEY ("api_key_id","word")
);

-- CreateIndex. Without `fastupdate`: prompts would read a list of what is not sorted in yet, up to 4 MB each.
CREATE INDEX "item_texts_api_key_id_words_idx" ON "item_texts" USING GIN ("api_key_id" uuid_ops, "words" tsvector_ops) WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "item_texts_api_key_id_title_idx" ON "item_texts"("api_key_id", "title" text_pattern_ops);

-- CreateIndex
CREATE INDEX "item_words_api_key_id_stems_word_idx" ON "item_words" USING GIN ("api_key_id" uuid_ops, "stems" array_ops, "word" gin_trgm_ops) WITH (fastupdate = off);

-- AddForeignKey
ALTER TABLE "item_texts" ADD CONSTRAINT "item_texts_api_key_id_image_id_fkey" FOREIGN KEY ("api_key_id", "image_id") REFERENCES "images"("api_key_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_words" ADD CONSTRAINT "item_words_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "add_item_words"("key" UUID, "searchable" TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    -- In one order, so that two transactions with the same new words wait and do not deadlock.
    INSERT INTO "item_words" ("api_key_id", "word", "stems")
    SELECT "key", "found"."given", "word_stems"("found"."given")
    FROM (SELECT DISTINCT unnest(string_to_array("searchable", ' ')) AS "given") AS "found"
    -- A look-up for each word: as a join it would be planned while the table is empty, and read all of it ever after.
    WHERE length("found"."given") BETWEEN 2 AND 40 AND (
        SELECT true FROM "item_words" AS "known"
        WHERE "known"."api_key_id" = "key" AND "known"."word" = "found"."given" LIMIT 1) IS NULL
    ORDER BY "found"."given"
    ON CONFLICT DO NOTHING;
END $$;

-- Category and style are lexemes of their ids: a group that gets another name changes no item. Of an attribute that is
-- true its name counts ("waterproof"), of any other its value.
CREATE FUNCTION "save_item_text"("item" "images", "replace" BOOLEAN) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    "title" TEXT := "searchable_text"("item"."name");
    "attributes" TEXT := (
        SELECT string_agg(CASE "value" WHEN 'true' THEN "key" WHEN 'false' THEN '' ELSE "value" END, ' ')
        FROM jsonb_each_text(CASE jsonb_typeof("item"."attributes") WHEN 'object' THEN "item"."attributes" ELSE '{}' END));
    "searchable_attributes" TEXT := "searchable_text"("attributes");
    "description" TEXT := "searchable_text"("item"."description");
    "words" TSVECTOR :=
        setweight(to_tsvector('pg_catalog.simple', concat_ws(' ', "title", "joined_text"("item"."name"),
            "searchable_text"("item"."external_id"), "joined_text"("item"."external_id"))), 'A')
        || coalesce((quote_literal('#' || "item"."category_id") || ':1B')::tsvector, '')
        || coalesce((quote_literal('#' || "item"."style_id") || ':1B')::tsvector, '')
        || setweight(to_tsvector('pg_catalog.simple', concat_ws(' ', "searchable_attributes", "joined_text"("attributes"))), 'C')
        || setweight(to_tsvector('pg_catalog.simple', coalesce("description", '')), 'D');
BEGIN
    INSERT INTO "item_texts" AS "old" ("api_key_id", "image_id", "title", "words")
    VALUES ("item"."api_key_id", "item"."id", left("title", 200), "words")
    ON CONFLICT ("api_key_id", "image_id") DO UPDATE SET "title" = excluded."title", "words" = excluded."words"
    WHERE "replace";
    PERFORM "add_item_words"("item"."api_key_id", concat_ws(' ', "title", "searchable_attributes", "description"));
END $$;

CREATE FUNCTION "keep_item_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "save_item_text"(NEW, true);
    RETURN NULL;
END $$;

CREATE FUNCTION "keep_group_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "add_item_words"(NEW."api_key_id", "searchable_text"(NEW."name"));
    RETURN NULL;
END $$;

CREATE TRIGGER "images_text_added" AFTER INSERT ON "images"
FOR EACH ROW EXECUTE FUNCTION "keep_item_text"();

CREATE TRIGGER "images_text_changed"
AFTER UPDATE OF "name", "external_id", "description", "category_id", "style_id", "attributes" ON "images"
FOR EACH ROW WHEN ((OLD."name", OLD."external_id", OLD."description", OLD."category_id", OLD."style_id", OLD."attributes")
    IS DISTINCT FROM (NEW."name", NEW."external_id", NEW."description", NEW."category_id", NEW."style_id", NEW."attributes"))
EXECUTE FUNCTION "keep_item_text"();

CREATE TRIGGER "categories_words_kept" AFTER INSERT OR UPDATE OF "name" ON "categories"
FOR EACH ROW EXECUTE FUNCTION "keep_group_words"();

CREATE TRIGGER "styles_words_kept" AFTER INSERT OR UPDATE OF "name" ON "styles"
FOR EACH ROW EXECUTE FUNCTION "keep_group_words"();

SELECT "add_item_words"("api_key_id", string_agg("searchable_text"("name"), ' '))
FROM (SELECT "api_key_id", "name" FROM "categories" UNION ALL SELECT "api_key_id", "name" FROM "styles") AS "groups"
GROUP BY "api_key_id" ORDER BY "api_key_id";
