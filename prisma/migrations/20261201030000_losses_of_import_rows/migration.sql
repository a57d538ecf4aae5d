-- AlterTable
ALTER TABLE "import_rows" ADD COLUMN     "losses" INTEGER NOT NULL DEFAULT 0;
