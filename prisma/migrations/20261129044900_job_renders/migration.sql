-- AlterTable
ALTER TABLE "try_on_jobs" ADD COLUMN     "renders" JSONB;
