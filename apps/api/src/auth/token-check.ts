import { Injectable } from '@nestjs/common';
import { TokenAuthenticator, UnauthenticatedError } from '#tenant';
import { FailedAttempts } from './failed-attempts.js';

/** Lets tokens be looked up for as long as their address does not guess. */
@Injectable()
export class TokenCheck {
  constructor(
    private readonly authenticator: TokenAuthenticator,
    private readonly attempts: FailedAttempts,
  ) {}

  /**
   * A token that was good lately is no guess: shoppers behind one address are not refused for one of them.
   * @param address of the client
   * @param authenticate throws UnauthenticatedError where the token is not known
   * @throws TooManyAttemptsError, and what `authenticate` throws
   */
  async guarded<T>(token: unknown, address: string, authenticate: () => Promise<T>): Promise<T> {
    if (typeof token === 'string' && !this.authenticator.wasGood(token)) await this.attempts.require(address);
    try {
      return await authenticate();
    } catch (error) {
      if (error instanceof UnauthenticatedError && error.code === 'API_KEY_INVALID') {
        await this.attempts.count(address);
      }
      throw error;
    }
  }
}
