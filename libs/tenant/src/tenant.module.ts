import { Module } from '@nestjs/common';
import { AdminAuthenticator } from './admin-authenticator.js';
import { ApiKeysService } from './api-keys.service.js';
import { AuditTrail } from './audit-trail.js';
import { ImageQuota } from './quotas/image-quota.js';
import { PromptCounters } from './quotas/prompt-counters.js';
import { PromptQuota } from './quotas/prompt-quota.js';
import { TryOnQuota } from './quotas/try-on-quota.js';
import { ShopsService } from './shops.service.js';
import { TokenAuthenticator } from './token-authenticator.js';
import { TokensService } from './tokens.service.js';
import { UsageService } from './usage/usage.service.js';

const services = [
  AdminAuthenticator,
  ApiKeysService,
  AuditTrail,
  ImageQuota,
  PromptQuota,
  ShopsService,
  TokenAuthenticator,
  TokensService,
  TryOnQuota,
  UsageService,
];

@Module({ providers: [...services, PromptCounters], exports: services })
export class TenantModule {}
