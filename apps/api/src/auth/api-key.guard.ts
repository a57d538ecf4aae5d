import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import {
  originOf,
  requireAllowedOrigin,
  type Tenant,
  TokenKindNotAllowedError,
  UnauthenticatedError,
} from '#tenant';
import { API_KEY_STRATEGY } from './api-key.strategy.js';
import type { AuthenticatedRequest } from './authenticated-request.js';
import { TokenCheck } from './token-check.js';
import { TOKEN_KINDS, type TokenKinds } from './token-kinds.js';

/** Lets a shop's token through where its kind and its origins allow. */
@Injectable()
export class ApiKeyGuard extends AuthGuard(API_KEY_STRATEGY) {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenCheck,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    await this.tokens.guarded(request.headers['x-api-key'], request.ip, async () =>
      super.canActivate(context),
    );
    const tenant = request.user as Tenant;
    const kinds =
      this.reflector.getAllAndOverride<TokenKinds | undefined>(TOKEN_KINDS, [
        context.getHandler(),
        context.getClass(),
      ]) ?? 'secret-only';
    if (kinds === 'secret-only' && tenant.tokenKind !== 'secret') {
      throw new TokenKindNotAllowedError(tenant.tokenKind);
    }
    requireAllowedOrigin(tenant, originOf(request.headers));
    return true;
  }

  override handleRequest<Caller>(error: unknown, caller: Caller | false): Caller {
    if (error !== null && error !== undefined) throw error;
    // Without an error there is no caller only when the header is not there.
    if (!caller) throw new UnauthenticatedError('API_KEY_MISSING');
    return caller;
  }
}
