/** The queue by its name, for whoever looks at it. */
export { TRY_ON_QUEUE, tryOnQueueSettings, TryOnOutboxRoutes } from '../jobs/try-on-jobs.js';
