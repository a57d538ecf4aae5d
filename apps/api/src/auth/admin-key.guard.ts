import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { UnauthenticatedError } from '#tenant';
import { ADMIN_KEY_STRATEGY } from './admin-key.strategy.js';

@Injectable()
export class AdminKeyGuard extends AuthGuard(ADMIN_KEY_STRATEGY) {
  override handleRequest<Caller>(error: unknown, caller: Caller | false): Caller {
    if (error !== null && error !== undefined) throw error;
    if (!caller) throw new UnauthenticatedError('ADMIN_KEY_MISSING');
    return caller;
  }
}
