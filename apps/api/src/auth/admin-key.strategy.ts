import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { AdminAuthenticator } from '#tenant';
import { ADMIN } from './authenticated-request.js';

export const ADMIN_KEY_STRATEGY = 'admin-key';

/** `X-Admin-Key`: the operator of the platform. */
@Injectable()
export class AdminKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, ADMIN_KEY_STRATEGY) {
  constructor(private readonly authenticator: AdminAuthenticator) {
    super({ header: 'X-Admin-Key', prefix: '' }, false);
  }

  validate(key: string): typeof ADMIN {
    this.authenticator.authenticate(key);
    return ADMIN;
  }
}
