-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('queued', 'reading', 'running', 'completed', 'failed');

-- CreateEnum
CREATE TYPE "import_format" AS ENUM ('csv', 'ndjson', 'zip');

-- CreateEnum
CREATE TYPE "import_row_status" AS ENUM ('pending', 'created', 'updated', 'failed');

-- AlterTable
ALTER TABLE "categories" ADD COLUMN     "number" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "styles" ADD COLUMN     "number" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "age_groups" ADD COLUMN     "number" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "images" ADD COLUMN     "number" SERIAL NOT NULL;

-- CreateTable
CREATE TABLE "imports" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'queued',
    "format" "import_format" NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "total_rows" INTEGER,
    "error_code" TEXT,
    "error_message" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "api_key_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "status" "import_row_status" NOT NULL DEFAULT 'pending',
    "external_id" TEXT,
    "fields" JSONB,
    "code" TEXT,
    "message" TEXT,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("api_key_id","import_id","row")
);

-- CreateIndex
CREATE INDEX "imports_status_updated_at_idx" ON "imports"("status", "updated_at");

-- CreateIndex
CREATE INDEX "import_rows_api_key_id_import_id_status_row_idx" ON "import_rows"("api_key_id", "import_id", "status", "row");

-- CreateIndex
CREATE UNIQUE INDEX "categories_api_key_id_number_key" ON "categories"("api_key_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "styles_api_key_id_number_key" ON "styles"("api_key_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "age_groups_api_key_id_number_key" ON "age_groups"("api_key_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "images_api_key_id_number_key" ON "images"("api_key_id", "number");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_api_key_id_import_id_fkey" FOREIGN KEY ("api_key_id", "import_id") REFERENCES "imports"("api_key_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
