-- CreateTable
CREATE TABLE "garment_cut_outs" (
    "api_key_id" UUID NOT NULL,
    "image_id" UUID NOT NULL,
    "photo_key" TEXT NOT NULL,
    "pieces" JSONB NOT NULL,
    "cut_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "garment_cut_outs_pkey" PRIMARY KEY ("api_key_id","image_id")
);

-- AddForeignKey
ALTER TABLE "garment_cut_outs" ADD CONSTRAINT "garment_cut_outs_api_key_id_image_id_fkey" FOREIGN KEY ("api_key_id", "image_id") REFERENCES "images"("api_key_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
