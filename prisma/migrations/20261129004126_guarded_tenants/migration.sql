-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "hosted_renderer" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "categories" ALTER COLUMN "number" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "styles" ALTER COLUMN "number" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "age_groups" ALTER COLUMN "number" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "images" ALTER COLUMN "number" SET DEFAULT 0;

-- DropSequence
DROP SEQUENCE "categories_number_seq", "styles_number_seq", "age_groups_number_seq", "images_number_seq";

-- AlterTable
ALTER TABLE "prompts" ADD COLUMN     "shown" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "recommendation_events" ADD COLUMN     "visitor" BYTEA;

-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "lease_id" UUID;

-- CreateTable
CREATE TABLE "catalogue_numbers" (
    "api_key_id" UUID NOT NULL,
    "images" INTEGER NOT NULL DEFAULT 0,
    "categories" INTEGER NOT NULL DEFAULT 0,
    "styles" INTEGER NOT NULL DEFAULT 0,
    "age_groups" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "catalogue_numbers_pkey" PRIMARY KEY ("api_key_id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "status" INTEGER,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_events_api_key_id_visitor_image_id_type_key" ON "recommendation_events"("api_key_id", "visitor", "image_id", "type");

-- CreateIndex
CREATE INDEX "idempotency_records_scope_created_at_idx" ON "idempotency_records"("scope", "created_at");

-- AddForeignKey
ALTER TABLE "catalogue_numbers" ADD CONSTRAINT "catalogue_numbers_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The numbers that were given stay; those of each key go on from its own last one.
INSERT INTO "catalogue_numbers" ("api_key_id", "images", "categories", "styles", "age_groups")
SELECT "id",
    coalesce((SELECT max("number") FROM "images" WHERE "api_key_id" = "api_keys"."id"), 0),
    coalesce((SELECT max("number") FROM "categories" WHERE "api_key_id" = "api_keys"."id"), 0),
    coalesce((SELECT max("number") FROM "styles" WHERE "api_key_id" = "api_keys"."id"), 0),
    coalesce((SELECT max("number") FROM "age_groups" WHERE "api_key_id" = "api_keys"."id"), 0)
FROM "api_keys";

-- A row without a number is given its key's next one. Of two inserts at once the second waits for the first one's row.
CREATE FUNCTION "give_number"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."number" = 0 THEN
        EXECUTE format(
            'INSERT INTO "catalogue_numbers" AS "last" ("api_key_id", %1$I) VALUES ($1, 1)
            ON CONFLICT ("api_key_id") DO UPDATE SET %1$I = "last".%1$I + 1 RETURNING %1$I', TG_TABLE_NAME)
        INTO NEW."number" USING NEW."api_key_id";
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "images_number" BEFORE INSERT ON "images" FOR EACH ROW EXECUTE FUNCTION "give_number"();
CREATE TRIGGER "categories_number" BEFORE INSERT ON "categories" FOR EACH ROW EXECUTE FUNCTION "give_number"();
CREATE TRIGGER "styles_number" BEFORE INSERT ON "styles" FOR EACH ROW EXECUTE FUNCTION "give_number"();
CREATE TRIGGER "age_groups_number" BEFORE INSERT ON "age_groups" FOR EACH ROW EXECUTE FUNCTION "give_number"();
