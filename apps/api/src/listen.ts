import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotListenError } from './errors/cannot-listen.error.js';
import type { Config } from './config.js';

/**
 * Starts to listen; the URL says which port it was where PORT is 0.
 * @throws CannotListenError
 */
export async function listen(app: NestFastifyApplication, { HOST, PORT }: Config): Promise<string> {
  try {
    await app.listen(PORT, HOST);
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? new CannotListenError(HOST, PORT, { cause }) : cause;
  }
  return (await app.getUrl()).replace(/\/$/, '');
}
