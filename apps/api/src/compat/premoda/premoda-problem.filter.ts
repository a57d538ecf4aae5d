import { Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemAnswer } from '../../errors/problem.js';
import { ProblemFilter } from '../../errors/problem.filter.js';
import { sendProblem } from '../../errors/send-problem.js';

/** Problem documents with the two fields besides that clients of this API look at. */
@Catch()
export class PremodaProblemFilter extends ProblemFilter {
  protected override send(request: FastifyRequest, reply: FastifyReply, answer: ProblemAnswer): void {
    const { problem, retryAfterSeconds } = answer;
    const extended = { success: false, message: problem.detail, ...problem };
    sendProblem(request, reply, { problem: extended, retryAfterSeconds });
  }
}
