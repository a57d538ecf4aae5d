-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);
