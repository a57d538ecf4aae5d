import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import {
  originOf,
  requireAllowedOrigin,
  type Tenant,
  TokenAuthenticator,
  TokenKindNotAllowedError,
  UnauthenticatedError,
} from '#tenant';
import type { AuthenticatedRequest } from '../../auth/authenticated-request.js';
import { TokenCheck } from '../../auth/token-check.js';
import { TOKEN_KINDS, type TokenKinds } from '../../auth/token-kinds.js';

const KEY_IN_FORM = Symbol('the key may be a field of a form');

/** A route with a PhotoUploadInterceptor whose form may hold the key. */
export const KeyInForm = () => SetMetadata(KEY_IN_FORM, true);

type Fields = { api_key?: unknown } | null | undefined;

/**
 * Takes the key from where FitMatchFinder's clients put it: the path, the body or the query string, else the header.
 * It is taken out again, so that no schema, no log and no error sees it. A form is read after it: its field `api_key`
 * is looked at as soon as it has come.
 */
@Injectable()
export class KeyAnywhereInterceptor implements NestInterceptor {
  constructor(
    private readonly authenticator: TokenAuthenticator,
    private readonly tokens: TokenCheck,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const given = [request.params, request.body, request.query].map((fields) => take(fields as Fields));
    const token = given.find((key) => key !== undefined) ?? request.headers['x-api-key'];
    const authenticate = (key: unknown) => this.authenticate(context, request, key);
    const isInForm = this.reflector.get<boolean | undefined>(KEY_IN_FORM, context.getHandler()) === true;
    if (isInForm && request.isMultipart()) request.authenticateForm = authenticate;
    // Without a token yet, whoever reads the form asks for it.
    if (token !== undefined || request.authenticateForm === undefined)
      request.user = await authenticate(token);
    return next.handle();
  }

  private async authenticate(
    context: ExecutionContext,
    request: AuthenticatedRequest,
    token: unknown,
  ): Promise<Tenant> {
    if (typeof token !== 'string' || token === '') throw new UnauthenticatedError('API_KEY_MISSING');
    const tenant = await this.tokens.guarded(token, request.ip, () => this.authenticator.authenticate(token));
    const kinds = this.reflector.getAllAndOverride<TokenKinds | undefined>(TOKEN_KINDS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (kinds !== 'any' && tenant.tokenKind !== 'secret')
      throw new TokenKindNotAllowedError(tenant.tokenKind);
    requireAllowedOrigin(tenant, originOf(request.headers));
    return tenant;
  }
}

function take(fields: Fields): unknown {
  if (typeof fields !== 'object' || fields === null || !Object.hasOwn(fields, 'api_key')) return undefined;
  const { api_key } = fields;
  delete fields.api_key;
  return api_key;
}
