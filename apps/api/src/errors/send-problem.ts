import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemAnswer, slugOf } from './problem.js';

/** What the server is decorated with: where the pages of problems are, without a slash at the end. */
export const PROBLEM_PAGES = 'problemPages';

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
    .send({ ...problem, help: helpOf(reply, problem), request_id: request.id });
}

/** Where to read about it: `type` stays as it is, for clients that compare it. */
function helpOf({ server }: FastifyReply, { status, code }: ProblemAnswer['problem']): string {
  const pages = server.hasDecorator(PROBLEM_PAGES) ? server.getDecorator<string>(PROBLEM_PAGES) : '/problems';
  // A fault of ours may have a name of its own, which nobody else can do anything about.
  return `${pages}/${slugOf(status === 500 ? 'INTERNAL_ERROR' : code)}`;
}

/** The operator's key has a header of its own alone. */
function challengeOf(code: string): string {
  return `ApiKey realm="vitrine"${code.startsWith('ADMIN_') ? '' : ', Bearer realm="vitrine"'}`;
}
