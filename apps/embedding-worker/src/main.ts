import 'reflect-metadata';
import { MAX_PHOTO_BYTES } from '#catalog/photos';
import { startWorker } from '#worker';
import { workerSettings } from './config.js';
import { WorkerModule } from './worker.module.js';

await startWorker({
  name: 'The embedding worker',
  service: 'embedding-worker',
  settings: workerSettings,
  portOf: ({ WORKER_PORT }) => WORKER_PORT,
  moduleOf: (config) => WorkerModule.forRoot(config),
  // Photos that the API asks the vectors of.
  prepare: (app) => app.useBodyParser('application/octet-stream', { bodyLimit: MAX_PHOTO_BYTES }),
});
