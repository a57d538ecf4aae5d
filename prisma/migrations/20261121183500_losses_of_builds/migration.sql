-- AlterTable
ALTER TABLE "collection_builds" ADD COLUMN     "in_hand" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "losses" JSONB NOT NULL DEFAULT '{}';
