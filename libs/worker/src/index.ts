/** What every worker process is made of. */
export { FairJobQueue, type Fairness } from './fair-job-queue.js';
export { isLostJob, QueueWork } from './queue-work.js';
export { startWorker } from './start-worker.js';
export { WorkerHealthController } from './worker-health.controller.js';
