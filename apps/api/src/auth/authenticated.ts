import { applyDecorators, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import { AuditInterceptor } from '../admin/audit.interceptor.js';
import { ApiProblems } from '../docs/api-problems.js';
import { AdminKeyGuard } from './admin-key.guard.js';
import { ApiKeyGuard } from './api-key.guard.js';

/** Names of the security schemes in the OpenAPI document. */
export const API_KEY_SCHEME = 'ApiKey';
export const BEARER_SCHEME = 'Bearer';
export const ADMIN_KEY_SCHEME = 'AdminKey';

/** Documents the ways to send a shop's token. */
export const ApiToken = () => applyDecorators(ApiSecurity(API_KEY_SCHEME), ApiSecurity(BEARER_SCHEME));

/** A controller, or a route, for shops. */
export const ForShops = () =>
  applyDecorators(UseGuards(ApiKeyGuard), ApiToken(), ApiProblems(401, 403, 429, 500, 503));

/** A controller, or a route, for the operator. */
export const ForAdmins = () =>
  applyDecorators(
    UseGuards(AdminKeyGuard),
    UseInterceptors(AuditInterceptor),
    ApiSecurity(ADMIN_KEY_SCHEME),
    ApiProblems(401, 429, 500, 503),
  );
