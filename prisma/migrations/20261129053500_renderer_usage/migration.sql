-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "quota_render_cost_per_month" INTEGER;

-- CreateTable
CREATE TABLE "renderer_usage" (
    "api_key_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "renderer" TEXT NOT NULL,
    "images" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "milliseconds" BIGINT NOT NULL DEFAULT 0,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "renderer_usage_pkey" PRIMARY KEY ("api_key_id","month","renderer")
);

-- AddForeignKey
ALTER TABLE "renderer_usage" ADD CONSTRAINT "renderer_usage_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
