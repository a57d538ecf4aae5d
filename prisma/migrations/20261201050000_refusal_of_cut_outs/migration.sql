-- AlterTable
ALTER TABLE "garment_cut_outs" ADD COLUMN     "refusal" TEXT;
