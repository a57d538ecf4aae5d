-- AlterTable
ALTER TABLE "images" ADD COLUMN     "cut_revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "garment_cut_outs" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "images_cut_revision_id_idx" ON "images"("cut_revision", "id");

-- The photos that these events named are found by their rows from now on.
DELETE FROM "outbox" WHERE "type" = 'garment.photo-changed';
