-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "consent_required" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "try_on_jobs" ADD COLUMN     "consent" TEXT;
