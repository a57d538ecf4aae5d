import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemAnswer } from './problem.js';

/** Sends a problem document (RFC 9457). */
export function sendProblem(
  request: Pick<FastifyRequest, 'id'>,
  reply: FastifyReply,
  { problem, retryAfterSeconds, challenge = challengeOf(problem.code) }: ProblemAnswer,
): void {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  // RFC 9110 wants a challenge with a 401; browsers show no dialogue for a scheme that they do not know.
  if (problem.status === 401) reply.header('www-authenticate', challenge);
  void reply
    .code(problem.status)
    .header('x-request-id', request.id)
    // What the route had set describes the answer that was not given.
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ ...problem, request_id: request.id });
}

/** The operator's key has a header of its own alone. */
function challengeOf(code: string): string {
  return `ApiKey realm="vitrine"${code.startsWith('ADMIN_') ? '' : ', Bearer realm="vitrine"'}`;
}
