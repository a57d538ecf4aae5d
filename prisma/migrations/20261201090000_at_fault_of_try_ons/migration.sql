-- AlterTable
ALTER TABLE "try_on_jobs" ADD COLUMN     "error_at_fault" TEXT;
