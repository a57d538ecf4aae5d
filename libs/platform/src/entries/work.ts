/** What a worker process needs beyond an API's: the queue itself, and the relay that feeds it. */
export { KeyErasure } from '../erasure/key-erasure.js';
export { ShopErasure } from '../erasure/shop-erasure.js';
export { IdempotencyEraser } from '../idempotency/idempotency-eraser.js';
export type { Loop } from '../loops/loop.js';
export { Loops } from '../loops/loops.js';
export { OutboxRelay } from '../outbox/outbox-relay.js';
export { BullJobQueue } from '../queue/bull-job-queue.js';
export { QueueWorkers } from '../queue/queue-workers.js';
export { QueueModule } from '../queue/queue.module.js';
export { type JobCounts, JobQueue, type NewJob } from '../queue/job-queue.port.js';
