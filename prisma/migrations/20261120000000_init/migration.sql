-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "shop_status" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "token_kind" AS ENUM ('secret', 'publishable');

-- CreateEnum
CREATE TYPE "embedding_status" AS ENUM ('pending', 'embedded', 'failed');

-- CreateTable
CREATE TABLE "shops" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "shop_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "embedding_model" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tokens" (
    "id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "kind" "token_kind" NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "allowed_origins" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "categories" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "styles" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "styles_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "age_groups" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "age_groups_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "images" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "category_id" UUID,
    "style_id" UUID,
    "age_group_id" UUID,
    "price" DECIMAL(12,2),
    "currency" CHAR(3),
    "url" TEXT,
    "in_stock" BOOLEAN NOT NULL DEFAULT true,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "photo_key" TEXT NOT NULL,
    "thumbnail_key" TEXT NOT NULL,
    "photo_sha256" BYTEA NOT NULL,
    "photo_type" TEXT NOT NULL,
    "photo_bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "embedding_status" "embedding_status" NOT NULL DEFAULT 'pending',
    "embedding_error" TEXT,
    "embedded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "images_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "prompts" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "prompt" TEXT NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "num_results" INTEGER NOT NULL,
    "result_count" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "api_key_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_records" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "response_status" INTEGER,
    "response_body" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("scope","key")
);

-- CreateIndex
CREATE INDEX "shops_created_at_id_idx" ON "shops"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_collection_key" ON "api_keys"("collection");

-- CreateIndex
CREATE INDEX "api_keys_shop_id_created_at_id_idx" ON "api_keys"("shop_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_shop_id_id_key" ON "api_keys"("shop_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tokens_hash_key" ON "tokens"("hash");

-- CreateIndex
CREATE INDEX "tokens_api_key_id_created_at_idx" ON "tokens"("api_key_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "categories_api_key_id_slug_key" ON "categories"("api_key_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "styles_api_key_id_slug_key" ON "styles"("api_key_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "age_groups_api_key_id_slug_key" ON "age_groups"("api_key_id", "slug");

-- CreateIndex
CREATE INDEX "images_api_key_id_embedding_status_id_idx" ON "images"("api_key_id", "embedding_status", "id");

-- CreateIndex
CREATE INDEX "images_embedding_status_updated_at_idx" ON "images"("embedding_status", "updated_at");

-- CreateIndex
CREATE INDEX "images_api_key_id_category_id_id_idx" ON "images"("api_key_id", "category_id", "id");

-- CreateIndex
CREATE INDEX "images_api_key_id_style_id_id_idx" ON "images"("api_key_id", "style_id", "id");

-- CreateIndex
CREATE INDEX "images_api_key_id_age_group_id_id_idx" ON "images"("api_key_id", "age_group_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "images_api_key_id_external_id_key" ON "images"("api_key_id", "external_id");

-- CreateIndex
CREATE INDEX "outbox_api_key_id_id_idx" ON "outbox"("api_key_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_records_expires_at_idx" ON "idempotency_records"("expires_at");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "categories" ADD CONSTRAINT "categories_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "styles" ADD CONSTRAINT "styles_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "age_groups" ADD CONSTRAINT "age_groups_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_api_key_id_category_id_fkey" FOREIGN KEY ("api_key_id", "category_id") REFERENCES "categories"("api_key_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_api_key_id_style_id_fkey" FOREIGN KEY ("api_key_id", "style_id") REFERENCES "styles"("api_key_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_api_key_id_age_group_id_fkey" FOREIGN KEY ("api_key_id", "age_group_id") REFERENCES "age_groups"("api_key_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
