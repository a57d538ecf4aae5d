import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { PromptQuota } from '#tenant';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { tenantOf } from '../auth/current-tenant.js';
import { setRateLimit } from './rate-limit-fields.js';

/**
 * Counts a recommendation. Named last on a route: what an idempotency key answers again is not counted, and where the
 * key comes in a body it has been found. A key without a quota costs nothing here.
 */
@Injectable()
export class PromptQuotaInterceptor implements NestInterceptor {
  constructor(private readonly quota: PromptQuota) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const tenant = tenantOf(request);
    if (!this.quota.isLimited(tenant)) return next.handle();
    const { states, exceeded, giveBack } = await this.quota.take(tenant, !isFurtherPage(request));
    setRateLimit(http.getResponse<FastifyReply>(), states);
    if (exceeded !== undefined) throw exceeded;
    return next.handle().pipe(tap({ error: () => void giveBack() }));
  }
}

/**
 * A further page names a cursor where the route's schema has one, hence where it will be opened: one that was not made
 * for this listing is refused there, and nothing is answered uncounted.
 */
function isFurtherPage({ method, body, query }: AuthenticatedRequest): boolean {
  const fields = method === 'GET' ? query : body;
  return typeof fields === 'object' && fields !== null && 'cursor' in fields && Boolean(fields.cursor);
}
