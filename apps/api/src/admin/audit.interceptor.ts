import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { type AuditedAction, AuditTrail } from '#tenant';
import { ADMIN, type AuthenticatedRequest } from '../auth/authenticated-request.js';
import { problemOf } from '../errors/problem.js';

/** Records what changes something with the admin key. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly trail: AuditTrail,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(AuditInterceptor.name);
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (request.method === 'GET') return next.handle();
    const action: AuditedAction = {
      actor: ADMIN,
      address: request.ip,
      method: request.method,
      route: request.routeOptions.url ?? '',
      params: { ...(request.params as Record<string, string>) },
      requestId: request.id,
    };
    const id = await this.trail.begin(action);
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.end(id, action, reply.statusCode, idOf(answer));
        return answer;
      }),
      catchError(async (error: unknown) => {
        const status = error instanceof HttpException ? error.getStatus() : problemOf(error).problem.status;
        await this.end(id, action, status);
        throw error;
      }),
    );
  }

  /** It is done, or was refused: the caller hears of it all the same. */
  private async end(id: string, action: AuditedAction, status: number, made?: string): Promise<void> {
    try {
      await this.trail.end(id, action, status, made);
    } catch (error) {
      this.logger.error(
        { err: error, audit: id, status },
        'The end of an admin action could not be recorded',
      );
    }
  }
}

function idOf(answer: unknown): string | undefined {
  const id = (answer as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}
