import { Module } from '@nestjs/common';
import { AdminAuthenticator } from './admin-authenticator.js';
import { ApiKeysService } from './api-keys.service.js';
import { ShopsService } from './shops.service.js';
import { TokenAuthenticator } from './token-authenticator.js';
import { TokensService } from './tokens.service.js';

const services = [AdminAuthenticator, ApiKeysService, ShopsService, TokenAuthenticator, TokensService];

@Module({ providers: services, exports: services })
export class TenantModule {}
