import 'reflect-metadata';
import { EventEmitter } from 'node:events';
import { startWorker } from '#worker';
import { createPipeline } from './create-pipeline.js';
import type { ModelCalls } from './model-metrics.js';
import { workerSettings } from './config.js';
import { WorkerModule } from './worker.module.js';

await startWorker({
  name: 'The try-on worker',
  service: 'try-on-worker',
  settings: workerSettings,
  portOf: ({ TRYON_WORKER_PORT }) => TRYON_WORKER_PORT,
  moduleOf: async (config) => {
    const calls: ModelCalls = new EventEmitter();
    const pipeline = await createPipeline(config, process.env, (call) => calls.emit('call', call));
    return WorkerModule.forRoot(config, pipeline, calls);
  },
});
