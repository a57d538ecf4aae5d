import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets a server that closes finish what it has begun, and no longer. Fastify closes connections that are idle at
 * that moment; one that is in the middle of a request would be kept alive for the next one, for over a minute. So would
 * one that has sent nothing yet, as browsers open them ahead: Node takes it for busy.
 */
export function drainOnClose(fastify: FastifyInstance): void {
  let closing = false;
  const sockets = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (closing) socket.destroy();
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onResponse', (_request, _reply, done) => {
    // A download whose head was sent before: idle only once this hook is over.
    if (closing) setImmediate(() => fastify.server.closeIdleConnections());
    done();
  });
}
