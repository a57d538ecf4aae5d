import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refuseUnreadable } from '../errors/refuse-unreadable.js';

/** Between two looks at what has come. */
const LOOK_MS = 10_000;
/** What must come from one look to the next: 4 KB a second, a tenth of what a bad mobile connection sends. */
const MIN_BYTES = 40_000;

type Watched = { response: ServerResponse; bytesRead: number | undefined };

/**
 * Ends requests whose bodies come slower than any real client sends: each would hold a connection and memory until the
 * server's time-out. A body that waits because nobody reads it is no fault of its client.
 */
export class SlowBodies {
  private readonly watched = new Map<IncomingMessage, Watched>();

  watch(request: IncomingMessage, response: ServerResponse): void {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (length === '0' && encoding === undefined) return;
    this.watched.set(request, { response, bytesRead: undefined });
    request.once('close', () => this.watched.delete(request));
  }

  /** The first look at a body only remembers how much has come. */
  look(): void {
    for (const [request, one] of this.watched) {
      // One that was given up may have no socket any more.
      if (request.complete || request.destroyed || request.socket.destroyed) {
        this.watched.delete(request);
        continue;
      }
      const { bytesRead } = request.socket;
      const isHeldBack = request.readableLength >= request.readableHighWaterMark;
      if (one.bytesRead !== undefined && bytesRead - one.bytesRead < MIN_BYTES && !isHeldBack) {
        this.watched.delete(request);
        end(request, one.response);
      }
      one.bytesRead = bytesRead;
    }
  }
}

function end({ socket }: IncomingMessage, response: ServerResponse): void {
  // Half an answer may be out: nothing can be said any more.
  if (response.headersSent) socket.destroy();
  else refuseUnreadable(Object.assign(new Error('The body came too slowly'), { code: TOO_SLOW }), socket);
}

const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/** Looks at all bodies of a server that are on their way. */
export function endSlowBodies(fastify: FastifyInstance): void {
  const bodies = new SlowBodies();
  fastify.addHook('onRequest', (request, reply, done) => {
    bodies.watch(request.raw, reply.raw);
    done();
  });
  const timer = setInterval(() => bodies.look(), LOOK_MS).unref();
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(timer);
    done();
  });
}
