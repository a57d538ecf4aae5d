import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { ImageQuota, QuotaExceededError } from '#tenant';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { tenantOf } from '../auth/current-tenant.js';
import { quietly } from '../errors/quietly.js';
import { setRateLimit } from './rate-limit-fields.js';

/**
 * Says how many more items the key may store. The quota itself is held where the row is written, and by then the item is
 * stored or refused: whether this can be said changes nothing of the answer.
 */
@Injectable()
export class ImageQuotaInterceptor implements NestInterceptor {
  constructor(
    private readonly quota: ImageQuota,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ImageQuotaInterceptor.name);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const say = () =>
      quietly(this.logger, 'What is left of the quota of items could not be said', async () => {
        const state = await this.quota.stateOf(tenantOf(http.getRequest<AuthenticatedRequest>()));
        setRateLimit(http.getResponse<FastifyReply>(), state === undefined ? [] : [state]);
      });
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await say();
        return answer;
      }),
      catchError(async (error: unknown) => {
        if (error instanceof QuotaExceededError) await say();
        throw error;
      }),
    );
  }
}
