/** What every worker process is made of. */
export { isLostJob, QueueWork } from './queue-work.js';
export { startWorker } from './start-worker.js';
export { WorkerHealthController } from './worker-health.controller.js';
