-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "quota_images" INTEGER,
ADD COLUMN     "quota_prompts_per_minute" INTEGER,
ADD COLUMN     "quota_prompts_per_month" INTEGER,
ADD COLUMN     "quota_try_ons_per_month" INTEGER;

-- CreateTable
CREATE TABLE "catalogue_sizes" (
    "api_key_id" UUID NOT NULL,
    "images" INTEGER NOT NULL,
    "photo_bytes" BIGINT NOT NULL,

    CONSTRAINT "catalogue_sizes_pkey" PRIMARY KEY ("api_key_id")
);

-- CreateTable
CREATE TABLE "monthly_usage" (
    "api_key_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "try_ons" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "monthly_usage_pkey" PRIMARY KEY ("api_key_id","month")
);

-- AddForeignKey
ALTER TABLE "catalogue_sizes" ADD CONSTRAINT "catalogue_sizes_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_usage" ADD CONSTRAINT "monthly_usage_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is stored already
INSERT INTO "catalogue_sizes" ("api_key_id", "images", "photo_bytes")
SELECT "api_key_id", count(*), sum("photo_bytes") FROM "images" GROUP BY "api_key_id";

-- The count and the quota are of one row, which the second of two transactions waits for: of any number of uploads
-- at once, exactly as many pass as the quota leaves. Whatever inserts, an import or an upload, it holds.
CREATE FUNCTION "count_added_images"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "exceeded" INTEGER;
BEGIN
    WITH "counted" AS (
        INSERT INTO "catalogue_sizes" AS "size" ("api_key_id", "images", "photo_bytes")
        SELECT "api_key_id", count(*), sum("photo_bytes") FROM "added" GROUP BY "api_key_id" ORDER BY "api_key_id"
        ON CONFLICT ("api_key_id") DO UPDATE SET
            "images" = "size"."images" + excluded."images",
            "photo_bytes" = "size"."photo_bytes" + excluded."photo_bytes"
        RETURNING "api_key_id", "images"
    )
    SELECT "api_keys"."quota_images" INTO "exceeded"
    FROM "counted" JOIN "api_keys" ON "api_keys"."id" = "counted"."api_key_id"
    WHERE "counted"."images" > "api_keys"."quota_images" LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'VT001', MESSAGE = 'the quota of images is used up', DETAIL = "exceeded"::text;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION "count_deleted_images"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "catalogue_sizes" AS "size" SET
        "images" = "size"."images" - "fewer"."images",
        "photo_bytes" = "size"."photo_bytes" - "fewer"."photo_bytes"
    FROM (
        SELECT "api_key_id", count(*)::int AS "images", sum("photo_bytes") AS "photo_bytes"
        FROM "deleted" GROUP BY "api_key_id"
    ) AS "fewer"
    WHERE "size"."api_key_id" = "fewer"."api_key_id";
    RETURN NULL;
END $$;

CREATE FUNCTION "count_photo_bytes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "catalogue_sizes" SET "photo_bytes" = "photo_bytes" + NEW."photo_bytes" - OLD."photo_bytes"
    WHERE "api_key_id" = NEW."api_key_id";
    RETURN NULL;
END $$;

CREATE TRIGGER "images_added" AFTER INSERT ON "images"
REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "count_added_images"();

CREATE TRIGGER "images_deleted" AFTER DELETE ON "images"
REFERENCING OLD TABLE AS "deleted" FOR EACH STATEMENT EXECUTE FUNCTION "count_deleted_images"();

CREATE TRIGGER "images_photo_changed" AFTER UPDATE OF "photo_bytes" ON "images"
FOR EACH ROW WHEN (OLD."photo_bytes" IS DISTINCT FROM NEW."photo_bytes") EXECUTE FUNCTION "count_photo_bytes"();
