import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Tenant } from '#tenant';
import type { AuthenticatedRequest } from './authenticated-request.js';

/** The shop's key that calls: what `ApiKeyGuard` found. */
export function tenantOf({ user }: AuthenticatedRequest): Tenant {
  if (user === undefined || typeof user === 'string') {
    throw new Error('A tenant is wanted on a route without @ForShops()');
  }
  return user;
}

/** The same as a parameter of a route. */
export const CurrentTenant = createParamDecorator((_data: unknown, context: ExecutionContext): Tenant =>
  tenantOf(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);
