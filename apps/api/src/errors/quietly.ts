import type { PinoLogger } from 'nestjs-pino';

/**
 * Does what a request's answer must not hang on, since the work itself is done or has failed: what goes wrong is logged
 * alone.
 */
export async function quietly(
  logger: PinoLogger,
  ifItFails: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.warn({ err: error }, ifItFails);
  }
}
