import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { catchError, type Observable } from 'rxjs';
import { TryOnQuota } from '#tenant';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { tenantOf } from '../auth/current-tenant.js';
import { quietly } from '../errors/quietly.js';
import { setRateLimit } from './rate-limit-fields.js';

/** Counts a try-on; one that is refused for another reason is not counted. Named last on a route. */
@Injectable()
export class TryOnQuotaInterceptor implements NestInterceptor {
  constructor(
    private readonly quota: TryOnQuota,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnQuotaInterceptor.name);
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const tenant = tenantOf(http.getRequest<AuthenticatedRequest>());
    const { state, exceeded, giveBack } = await this.quota.take(tenant);
    setRateLimit(http.getResponse<FastifyReply>(), state === undefined ? [] : [state]);
    if (exceeded !== undefined) throw exceeded;
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        await quietly(this.logger, 'A try-on that was refused stays counted', giveBack);
        throw error;
      }),
    );
  }
}
