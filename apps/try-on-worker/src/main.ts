import 'reflect-metadata';
import { startWorker } from '#worker';
import { createPipeline } from './create-pipeline.js';
import { WorkerModule } from './worker.module.js';

await startWorker({
  name: 'The try-on worker',
  portOf: ({ TRYON_WORKER_PORT }) => TRYON_WORKER_PORT,
  moduleOf: async (config) => WorkerModule.forRoot(config, await createPipeline(config, process.env)),
});
