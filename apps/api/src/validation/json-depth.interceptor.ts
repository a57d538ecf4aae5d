import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { InvalidRequestError } from '#platform';

/** The deepest body of a schema has five. */
const MAX_DEPTH = 32;

/** Refuses bodies that are nested so deeply that whatever walks through one would run out of stack. */
@Injectable()
export class JsonDepthInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isPlain(request.body)) requireShallow(request.body);
    return next.handle();
  }
}

/** @throws InvalidRequestError */
export function requireShallow(value: object): void {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new InvalidRequestError(`The body is nested more than ${MAX_DEPTH} levels deep.`);
    }
    level = level.flatMap((one) => Object.values(one).filter(isPlain));
  }
}

/** Lists and objects of JSON; a stream or a buffer is none. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
