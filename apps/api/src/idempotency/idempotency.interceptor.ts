import { hash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { type IdempotencyClaim, IdempotencyService, InvalidRequestError } from '#platform';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { quietly } from '../errors/quietly.js';
import { requestHash } from './request-hash.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/**
 * Gives a request that carries an Idempotency-Key one effect: a second one is answered with what the first one
 * was. Only good answers are kept; after an error the key can be used again, since nothing was done.
 *
 * On a multipart route it is named after the interceptor that reads the form, which leaves the fields on
 * `request.body` and the file on `request.uploadedFile`.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(IdempotencyInterceptor.name);
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return next.handle();
    const begun = await this.idempotency.begin(scopeOf(request), validKey(key), requestHash(request));
    if ('answer' in begun) {
      reply.code(begun.answer.status).header('idempotency-replayed', 'true');
      return of(begun.answer.body === '' ? undefined : JSON.parse(begun.answer.body));
    }
    return of(await this.answer(begun.claim, reply, next));
  }

  private async answer(claim: IdempotencyClaim, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    let body: unknown;
    try {
      body = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      await this.quietly('released', () => this.idempotency.abandon(claim));
      throw error;
    }
    const stored = { status: reply.statusCode, body: body === undefined ? '' : JSON.stringify(body) };
    await this.quietly('kept', () => this.idempotency.complete(claim, stored));
    return body;
  }

  private quietly(what: string, work: () => Promise<void>): Promise<void> {
    return quietly(this.logger, `An idempotency record could not be ${what}`, work);
  }
}

/**
 * Whose keys are the same: those of one kind of token, since a publishable one is in every visitor's hands, and of one
 * shopper's session where a form names it.
 */
function scopeOf({ user, body }: AuthenticatedRequest): string {
  if (user === undefined) throw new Error('IdempotencyInterceptor is used on a route without a guard');
  if (typeof user === 'string') return user;
  const scope = `${user.apiKeyId}/${user.tokenKind}`;
  const session = (body as { session?: unknown } | null | undefined)?.session;
  // The session is a shopper's secret: no part of it is stored.
  return typeof session === 'string' ? `${scope}/${hash('sha256', session, 'base64url')}` : scope;
}

function validKey(key: string | string[]): string {
  if (typeof key === 'string' && VISIBLE_ASCII.test(key)) return key;
  throw new InvalidRequestError('The Idempotency-Key header is not usable.', [
    { path: 'Idempotency-Key', message: 'Send 1 to 255 visible ASCII characters' },
  ]);
}
