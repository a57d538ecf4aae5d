-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);
