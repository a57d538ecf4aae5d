-- CreateEnum
CREATE TYPE "try_on_status" AS ENUM ('receiving', 'queued', 'processing', 'completed', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "try_on_jobs" (
    "api_key_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" "try_on_status" NOT NULL DEFAULT 'receiving',
    "created_by" "token_kind" NOT NULL,
    "session_hash" BYTEA,
    "mode" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "garments" JSONB NOT NULL,
    "person_key" TEXT NOT NULL,
    "request_hash" BYTEA,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "losses" INTEGER NOT NULL DEFAULT 0,
    "step" TEXT,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "quality_score" DOUBLE PRECISION,
    "quality_parts" JSONB,
    "retries" INTEGER,
    "timings" JSONB,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "inputs_erased_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "try_on_jobs_pkey" PRIMARY KEY ("api_key_id","id")
);

-- CreateTable
CREATE TABLE "try_on_results" (
    "api_key_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "object_key" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "retries" INTEGER NOT NULL,
    "quality_score" DOUBLE PRECISION NOT NULL,
    "quality_parts" JSONB NOT NULL,

    CONSTRAINT "try_on_results_pkey" PRIMARY KEY ("api_key_id","job_id","n")
);

-- CreateIndex
CREATE INDEX "try_on_jobs_api_key_id_created_at_id_idx" ON "try_on_jobs"("api_key_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "try_on_jobs_api_key_id_request_hash_idx" ON "try_on_jobs"("api_key_id", "request_hash");

-- CreateIndex
CREATE INDEX "try_on_jobs_status_created_at_idx" ON "try_on_jobs"("status", "created_at");

-- CreateIndex
CREATE INDEX "try_on_jobs_expires_at_idx" ON "try_on_jobs"("expires_at");

-- CreateIndex
CREATE INDEX "outbox_type_id_idx" ON "outbox"("type", "id");

-- AddForeignKey
ALTER TABLE "try_on_jobs" ADD CONSTRAINT "try_on_jobs_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "try_on_results" ADD CONSTRAINT "try_on_results_api_key_id_job_id_fkey" FOREIGN KEY ("api_key_id", "job_id") REFERENCES "try_on_jobs"("api_key_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
