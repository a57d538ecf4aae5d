import { Global, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { TenantModule } from '#tenant';
import { AdminKeyPassword } from './admin-key-password.js';
import { AdminKeyStrategy } from './admin-key.strategy.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { FailedAttempts } from './failed-attempts.js';
import { TokenCheck } from './token-check.js';

/** Passport keeps strategies by name for the whole process, so a module only has to use the guards. */
@Global()
@Module({
  imports: [PassportModule, TenantModule],
  providers: [AdminKeyPassword, AdminKeyStrategy, ApiKeyStrategy, FailedAttempts, TokenCheck],
  exports: [AdminKeyPassword, PassportModule, FailedAttempts, TokenCheck, TenantModule],
})
export class AuthModule {}
