import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiKeyGuard } from '../auth/api-key.guard.js';

/** A signed URL needs no key; whether the signature is right is found where the photo is looked up. */
@Injectable()
export class SignatureOrKeyGuard extends ApiKeyGuard {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    return isSigned(query) || super.canActivate(context);
  }
}

export function isSigned(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'sig' in query;
}
