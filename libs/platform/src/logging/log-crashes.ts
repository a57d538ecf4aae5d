import { destination, pino, stdSerializers } from 'pino';
import { loggedError } from './logged-error.js';

/**
 * Ends the process by an error that nobody has handled with a line of the log, and exit code 1. Node's own words are no JSON
 * and say all that an error carries: a password that Redis refuses, for one.
 * @param service as the other lines of its log name it
 */
export function logCrashes(service: string): void {
  const logger = pino(
    {
      base: { service, pid: process.pid },
      serializers: { err: (error: Error) => loggedError(stdSerializers.err(error)) },
    },
    destination({ dest: 1, sync: true }),
  );
  // Promises that were refused come here as well.
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'The process ends: nobody has handled this error');
    process.exit(1);
  });
}
