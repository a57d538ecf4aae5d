-- AlterTable
ALTER TABLE "prompts" ADD COLUMN     "asker" BYTEA;
