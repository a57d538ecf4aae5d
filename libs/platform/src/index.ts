export { afterGathered } from './async/after-gathered.js';
export { KeyedBatcher } from './async/keyed-batcher.js';
export { MicroBatcher, type MicroBatcherOptions } from './async/micro-batcher.js';
export { whileRenewing } from './async/while-renewing.js';
export { TimedOutError, withTimeout } from './async/with-timeout.js';
export { CONFIG, type Config, loadConfig, platformSettings, readSettings } from './config/config.js';
export { portSetting, secondsSetting } from './config/setting-kinds.js';
export { ConfigModule } from './config/config.module.js';
export { publicUrlOf } from './config/public-url.js';
export { InvalidConfigurationError } from './config/invalid-configuration.error.js';
export { CryptoModule } from './crypto/crypto.module.js';
export { Sealer } from './crypto/sealer.js';
export { UrlSigner } from './crypto/url-signer.js';
export { type Dependency, DependencyUnavailableError } from './errors/dependency-unavailable.error.js';
export { DomainError, type ErrorKind, type ErrorLogLevel } from './errors/domain-error.js';
export { type FieldError, InvalidRequestError } from './errors/invalid-request.error.js';
export { NotFoundError } from './errors/not-found.error.js';
export { NoWorkerError } from './queue/no-worker.error.js';
export { HealthModule } from './health/health.module.js';
export { HealthService } from './health/health.service.js';
export { IdempotencyInProgressError, IdempotencyKeyReusedError } from './idempotency/idempotency.errors.js';
export { IdempotencyModule } from './idempotency/idempotency.module.js';
export {
  type IdempotencyClaim,
  IdempotencyService,
  type StoredAnswer,
} from './idempotency/idempotency.service.js';
export { deleteRowsOfKey } from './erasure/delete-rows.js';
export { KeyEraser } from './erasure/key-eraser.port.js';
export { retryAfterMs } from './http/retry-after.js';
export { firstIdOf } from './ids/first-id-of.js';
export { packId, unpackId } from './ids/packed-id.js';
export { logCrashes } from './logging/log-crashes.js';
export { loggedText } from './logging/logged-path.js';
export { LoggingModule, requestIdOf } from './logging/logging.module.js';
export { MetricsModule } from './metrics/metrics.module.js';
export { InvalidObjectKeyError } from './object-storage/invalid-object-key.error.js';
export { LocalObjectStorage } from './object-storage/local-object-storage.js';
export { ObjectMissingError } from './object-storage/object-missing.error.js';
export { ObjectStorageModule } from './object-storage/object-storage.module.js';
export { type ListedObject, ObjectStorage, type StoredObject } from './object-storage/object-storage.port.js';
export { appendToOutbox, outboxRow } from './outbox/outbox.js';
export { OutboxSignal } from './outbox/outbox-signal.js';
export { OutboxRoutes } from './outbox/outbox-relay.js';
export { CursorCodec } from './pagination/cursor.js';
export { PlatformModule } from './platform.module.js';
export { databaseOutage, isForeignKeyViolation, isUniqueViolation } from './prisma/database-error.js';
export { Prisma, type PrismaClient } from './prisma/generated/client.js';
export type {
  ApiKey,
  AuditEntry,
  EmbeddingStatus,
  Image,
  RendererUsage,
  Shop,
  ShopStatus,
  Token,
  TryOnStatus,
} from './prisma/generated/client.js';
export { makeTempFolder, sweepTempFolders } from './temp/temp-folders.js';
export { PrismaModule } from './prisma/prisma.module.js';
export { PrismaService, type Transaction } from './prisma/prisma.service.js';
export { type PreparedStatement, statement } from './prisma/statement.js';
export type { QueueSettings } from './queue/queue.module.js';
export { queuePrefix } from './queue/queue-prefix.js';
export { JobQueue, type NewJob } from './queue/job-queue.port.js';
export { RedisClient, RedisModule } from './redis/redis.module.js';
export { AddressPolicy } from './safe-fetch/address-policy.js';
export { FetchFailedError, type FetchFailure } from './safe-fetch/fetch-failed.error.js';
export { type FetchedFile, type FetchLimits, SafeFetch } from './safe-fetch/safe-fetch.js';
export { SafeFetchModule } from './safe-fetch/safe-fetch.module.js';
