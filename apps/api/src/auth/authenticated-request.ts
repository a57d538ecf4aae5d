import type { FastifyRequest } from 'fastify';
import type { Tenant } from '#tenant';

/** The caller of the admin routes; there is one. */
export const ADMIN = 'admin';

/** A request behind a guard: passport puts the caller on `user`. */
export type AuthenticatedRequest = FastifyRequest & { user?: Tenant | typeof ADMIN };
