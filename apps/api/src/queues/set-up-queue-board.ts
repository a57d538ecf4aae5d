import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bull';
import type { FastifyInstance } from 'fastify';
import type { AdminKeyPassword } from '../auth/admin-key-password.js';

const PATH = '/admin/queues';

/** All from this server. The board writes styles into itself, and its paths are relative to a base of its own. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Fonts that its page asks another server for. */
const OUTSIDE_LINK = /<link [^>]*href="https?:[^>]*>/g;

/**
 * The jobs of the workers' queues at /admin/queues, for who has the admin key. They can be looked at and not changed:
 * what is lost is queued again by the sweeps, and each change with the admin key is on the audit trail.
 */
export function setUpQueueBoard(
  fastify: FastifyInstance,
  queues: readonly Queue[],
  password: AdminKeyPassword,
): void {
  const board = new FastifyAdapter();
  board.setBasePath(PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullAdapter(queue, { readOnlyMode: true })),
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'Vitrine queues', hideRedisDetails: true } },
  });
  // Not awaited: what waits for a plugin starts Fastify, and routes that are there then never get Nest's error handler.
  void fastify.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
        await password.require(request, reply);
      });
      scope.addHook('onSend', async (_request, _reply, page) =>
        typeof page === 'string' ? page.replace(OUTSIDE_LINK, '') : page,
      );
      await scope.register(board.registerPlugin());
    },
    { prefix: PATH },
  );
}
