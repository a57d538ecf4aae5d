import type { FastifyInstance, FastifyReply } from 'fastify';
import { publicUrlOf } from '#platform';
import type { Config } from '../config.js';
import { problemOfStatus, slugOf } from '../errors/problem.js';
import { PROBLEM_PAGES, sendProblem } from '../errors/send-problem.js';
import { errorsDocument, readProblems } from './problem-list.js';
import { PROBLEM_PAGE_POLICY, problemPage, problemsPage } from './problem-page.js';

/**
 * A page for each code of docs/errors.md at /problems/…, where the path of a problem's `type` and its `help` lead, and
 * all of them at /problems. Made once, at start. Nothing is there where the document was not packed.
 */
export function setUpProblemPages(fastify: FastifyInstance, config: Config): void {
  const document = errorsDocument();
  if (document === undefined) return;
  const problems = readProblems(document);
  const pages = new Map([...problems].map(([code, rows]) => [slugOf(code), problemPage(code, rows)]));
  const all = problemsPage(problems);
  const send = (reply: FastifyReply, html: string) =>
    reply
      .header('content-security-policy', PROBLEM_PAGE_POLICY)
      .header('cache-control', 'public, max-age=3600')
      .type('text/html; charset=utf-8')
      .send(html);
  fastify.decorate(PROBLEM_PAGES, `${publicUrlOf(config)}/problems`);
  fastify.get('/problems', (_request, reply) => send(reply, all));
  fastify.get<{ Params: { slug: string } }>('/problems/:slug', (request, reply) => {
    const html = pages.get(request.params.slug);
    if (html !== undefined) return send(reply, html);
    sendProblem(request, reply, { problem: problemOfStatus(404) });
    return reply;
  });
}
