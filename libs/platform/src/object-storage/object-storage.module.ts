import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { LocalObjectStorage } from './local-object-storage.js';
import { ObjectStorage } from './object-storage.port.js';
import { StorageWatch } from './storage-watch.js';

/** The storage that the configuration names. Amazon's client is loaded where it is asked for alone. */
async function objectStorageOf(config: Config): Promise<ObjectStorage> {
  if (config.STORAGE_DRIVER === 'local') return new LocalObjectStorage(config.STORAGE_DIR);
  const { S3ObjectStorage } = await import('./s3-object-storage.js');
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  return new S3ObjectStorage({
    bucket: config.S3_BUCKET ?? '',
    region: config.S3_REGION,
    endpoint: config.S3_ENDPOINT,
    forcePathStyle: config.S3_FORCE_PATH_STYLE,
    credentials:
      accessKeyId !== undefined && secretAccessKey !== undefined
        ? { accessKeyId, secretAccessKey }
        : undefined,
  });
}

/** Where photos rest, as `ObjectStorage`; readiness shows it as `object storage`. */
@Global()
@Module({
  providers: [
    {
      provide: ObjectStorage,
      inject: [CONFIG],
      useFactory: objectStorageOf,
    },
    StorageWatch,
  ],
  exports: [ObjectStorage],
})
export class ObjectStorageModule {}
