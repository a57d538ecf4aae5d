-- CreateEnum
CREATE TYPE "upkeep_status" AS ENUM ('queued', 'running', 'completed', 'failed');

-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "chosen_model" TEXT;

-- AlterTable
ALTER TABLE "image_vectors" ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "collection_builds" (
    "api_key_id" UUID NOT NULL,
    "collection" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "upkeep_status" NOT NULL DEFAULT 'running',
    "error" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "collection_builds_pkey" PRIMARY KEY ("api_key_id")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "api_key_id" UUID NOT NULL,
    "status" "upkeep_status" NOT NULL DEFAULT 'queued',
    "report" JSONB,
    "error" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("api_key_id")
);

-- CreateTable
CREATE TABLE "retired_collections" (
    "collection" TEXT NOT NULL,
    "api_key_id" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retired_collections_pkey" PRIMARY KEY ("collection")
);

-- CreateIndex
CREATE UNIQUE INDEX "collection_builds_collection_key" ON "collection_builds"("collection");

-- CreateIndex
CREATE INDEX "collection_builds_status_updated_at_idx" ON "collection_builds"("status", "updated_at");

-- CreateIndex
CREATE INDEX "reconciliations_status_requested_at_idx" ON "reconciliations"("status", "requested_at");

-- CreateIndex
CREATE INDEX "retired_collections_api_key_id_idx" ON "retired_collections"("api_key_id");

-- CreateIndex
CREATE INDEX "retired_collections_retired_at_idx" ON "retired_collections"("retired_at");

-- AddForeignKey
ALTER TABLE "collection_builds" ADD CONSTRAINT "collection_builds_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retired_collections" ADD CONSTRAINT "retired_collections_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Copies that were made before their generation was kept are of the photo that is embedded now.
UPDATE "image_vectors" v SET "generation" = i."generation"
FROM "api_keys" k JOIN "images" i ON i."api_key_id" = k."id" AND i."embedding_status" = 'embedded'
WHERE v."collection" = k."collection" AND v."image_id" = i."id";
