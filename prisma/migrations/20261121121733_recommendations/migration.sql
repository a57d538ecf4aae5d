-- CreateEnum
CREATE TYPE "recommendation_event_type" AS ENUM ('view', 'click', 'add_to_cart', 'purchase');

-- AlterTable
ALTER TABLE "images" ADD COLUMN     "variant_group" TEXT;

-- AlterTable
ALTER TABLE "prompts" ADD COLUMN     "fallback_used" TEXT;

-- CreateTable
CREATE TABLE "image_vectors" (
    "collection" TEXT NOT NULL,
    "image_id" UUID NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "image_vectors_pkey" PRIMARY KEY ("collection","image_id")
);

-- CreateTable
CREATE TABLE "recommendation_events" (
    "api_key_id" UUID NOT NULL,
    "prompt_id" UUID NOT NULL,
    "image_id" UUID NOT NULL,
    "type" "recommendation_event_type" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_events_pkey" PRIMARY KEY ("api_key_id","prompt_id","image_id","type")
);

-- CreateTable
CREATE TABLE "item_activity" (
    "api_key_id" UUID NOT NULL,
    "image_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "add_to_carts" INTEGER NOT NULL DEFAULT 0,
    "purchases" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "item_activity_pkey" PRIMARY KEY ("api_key_id","day","image_id")
);

-- CreateIndex
CREATE INDEX "recommendation_events_api_key_id_image_id_idx" ON "recommendation_events"("api_key_id", "image_id");

-- CreateIndex
CREATE INDEX "recommendation_events_api_key_id_created_at_idx" ON "recommendation_events"("api_key_id", "created_at");

-- CreateIndex
CREATE INDEX "item_activity_api_key_id_image_id_idx" ON "item_activity"("api_key_id", "image_id");

-- CreateIndex
CREATE INDEX "images_api_key_id_price_idx" ON "images"("api_key_id", "price");

-- CreateIndex
CREATE INDEX "images_api_key_id_variant_group_idx" ON "images"("api_key_id", "variant_group");

-- AddForeignKey
ALTER TABLE "recommendation_events" ADD CONSTRAINT "recommendation_events_api_key_id_image_id_fkey" FOREIGN KEY ("api_key_id", "image_id") REFERENCES "images"("api_key_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_activity" ADD CONSTRAINT "item_activity_api_key_id_image_id_fkey" FOREIGN KEY ("api_key_id", "image_id") REFERENCES "images"("api_key_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Vectors stay in their rows, as they are: floats do not compress, and a row that points elsewhere is read twice.
ALTER TABLE "image_vectors" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
ALTER TABLE "image_vectors" SET (toast_tuple_target = 8160);
