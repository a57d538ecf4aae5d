import type { FastifyInstance } from 'fastify';

/** A client that announces JSON with whatever it sends may send a DELETE without a body all the same. */
export function acceptEmptyDeletions(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (request.method === 'DELETE' && body === '') return done(null);
    return parse(request, body, done);
  });
}
