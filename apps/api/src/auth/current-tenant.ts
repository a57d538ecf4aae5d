import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Tenant } from '#tenant';
import type { AuthenticatedRequest } from './authenticated-request.js';

/** The shop's key that calls: what `ApiKeyGuard` found. */
export const CurrentTenant = createParamDecorator((_data: unknown, context: ExecutionContext): Tenant => {
  const { user } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (user === undefined || typeof user === 'string') {
    throw new Error('@CurrentTenant() is used on a route without @ForShops()');
  }
  return user;
});
