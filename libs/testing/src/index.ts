export { testConfig } from './config.js';
export { createApiKey, createShop, createTenant } from './factories.js';
export { directionOf, FakeEncoder } from './fake-encoder.js';
export { FakeObjectStorage, type StorageCall } from './fake-object-storage.js';
export { drawPhoto } from './photos.js';
export { freePort, type S3Server, startS3Server } from './s3-server.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
