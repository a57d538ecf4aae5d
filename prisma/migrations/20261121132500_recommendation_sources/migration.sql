-- AlterTable
ALTER TABLE "prompts" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'prompt';
