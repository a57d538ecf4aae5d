import type { Config } from '../config/config.js';

/** What every key and channel of a queue begins with; in braces, so that all lie in one slot of a Redis cluster. */
export function queuePrefix({ REDIS_PREFIX }: Pick<Config, 'REDIS_PREFIX'>, queue: string): string {
  return `{${REDIS_PREFIX}-${queue}}`;
}
