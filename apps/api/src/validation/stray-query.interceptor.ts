import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { invalidRequest } from './validation.pipe.js';

const READ_ELSEWHERE = Symbol('query parameters that something else than @Query reads');

/** The query parameters of a route, or of a controller's routes, that an interceptor reads. */
export const ReadsQuery = (...names: string[]) => SetMetadata(READ_ELSEWHERE, names);

/**
 * Refuses query parameters of routes that have none: what nobody validates, nobody may act on. A route with
 * `@Query({ schema })` has a strict schema, which refuses the others by itself.
 */
@Injectable()
export class StrayQueryInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!takesQuery(context)) {
      const known =
        this.reflector.getAllAndOverride<string[] | undefined>(READ_ELSEWHERE, [
          context.getHandler(),
          context.getClass(),
        ]) ?? [];
      const { query } = context.switchToHttp().getRequest<FastifyRequest>();
      const keys = Object.keys(query as object).filter((name) => !known.includes(name));
      if (keys.length > 0) throw invalidRequest([{ message: '', code: 'unrecognized_keys', keys }]);
    }
    return next.handle();
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const parameters = (Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) ?? {}) as Record<string, unknown>;
  return Object.keys(parameters).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
