import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { UnauthenticatedError } from '#tenant';
import { ADMIN_KEY_STRATEGY } from './admin-key.strategy.js';
import type { AuthenticatedRequest } from './authenticated-request.js';
import { FailedAttempts } from './failed-attempts.js';

@Injectable()
export class AdminKeyGuard extends AuthGuard(ADMIN_KEY_STRATEGY) {
  constructor(private readonly attempts: FailedAttempts) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { ip } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    await this.attempts.require(ip);
    try {
      return (await super.canActivate(context)) as boolean;
    } catch (error) {
      if (error instanceof UnauthenticatedError && error.code === 'ADMIN_KEY_INVALID') {
        await this.attempts.count(ip);
      }
      throw error;
    }
  }

  override handleRequest<Caller>(error: unknown, caller: Caller | false): Caller {
    if (error !== null && error !== undefined) throw error;
    if (!caller) throw new UnauthenticatedError('ADMIN_KEY_MISSING');
    return caller;
  }
}
