import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AdminAuthenticator, UnauthenticatedError } from '#tenant';
import { problemOf } from '../errors/problem.js';
import { sendProblem } from '../errors/send-problem.js';
import { FailedAttempts } from './failed-attempts.js';

/** A browser asks for a user name and a password when it reads this. */
const CHALLENGE = 'Basic realm="Vitrine: any name, and the admin key", charset="UTF-8"';

/** The admin key as the password of HTTP's basic authentication (RFC 7617), for pages that a browser opens itself. */
@Injectable()
export class AdminKeyPassword {
  constructor(
    private readonly authenticator: AdminAuthenticator,
    private readonly attempts: FailedAttempts,
  ) {}

  /** Answers the request where the key is not the right one. */
  async require(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      await this.check(request);
    } catch (error) {
      sendProblem(request, reply, { ...problemOf(error), challenge: CHALLENGE });
    }
  }

  private async check({ ip, headers }: FastifyRequest): Promise<void> {
    await this.attempts.require(ip);
    const key = passwordOf(headers.authorization);
    if (key === undefined) throw new UnauthenticatedError('ADMIN_KEY_MISSING');
    try {
      this.authenticator.authenticate(key);
    } catch (error) {
      await this.attempts.count(ip);
      throw error;
    }
  }
}

function passwordOf(header: string | undefined): string | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at === -1 ? undefined : text.slice(at + 1);
}
