import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { databaseOutage, DomainError, loggedText } from '#platform';
import { type ProblemAnswer, problemOf } from './problem.js';
import { sendProblem } from './send-problem.js';

/** Answers every error with a problem document, and logs it as loudly as it deserves. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {
    logger.setContext(ProblemFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = problemOf(error);
    this.log(error, request, answer.problem.status, answer.problem.code);
    if (reply.sent || reply.raw.headersSent) {
      // Half an answer is out: only a broken connection tells the client that it is not the whole one.
      reply.raw.destroy();
      return;
    }
    this.send(request, reply, answer);
  }

  /** An API with fields of its own beside those of a problem overrides this. */
  protected send(request: FastifyRequest, reply: FastifyReply, answer: ProblemAnswer): void {
    sendProblem(request, reply, answer);
  }

  private log(error: unknown, request: FastifyRequest, status: number, code: string): void {
    const domain = error instanceof DomainError ? error : databaseOutage(error);
    const level = domain?.logLevel ?? (status >= 500 ? 'error' : 'info');
    // A client's mistake is told by its code: a stack would only point at our own checks.
    const sentence = loggedText(domain?.message ?? 'The request was refused');
    // Of whoever guesses keys, or floods, an operator needs the address; nobody else's is kept.
    const address = status === 401 || status === 429 ? { address: addressOf(request) } : {};
    if (level === 'info') this.logger.info({ code, status, ...address }, sentence);
    else this.logger[level]({ err: domain ?? error, code, status }, 'A request failed');
  }
}

/** A body that was given up in the middle has taken its socket from the request. */
function addressOf(request: FastifyRequest): string | undefined {
  const socket = request.raw.socket as unknown;
  return socket === null || socket === undefined ? undefined : request.ip;
}
