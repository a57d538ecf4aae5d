import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { type Tenant, TokenAuthenticator } from '#tenant';

export const API_KEY_STRATEGY = 'api-key';

/** `X-API-Key`: a shop's token. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, API_KEY_STRATEGY) {
  constructor(private readonly authenticator: TokenAuthenticator) {
    super({ header: 'X-API-Key', prefix: '' }, false);
  }

  validate(token: string): Promise<Tenant> {
    return this.authenticator.authenticate(token);
  }
}
