import type { ExecutionContext } from '@nestjs/common';
import type { PinoLogger } from 'nestjs-pino';
import { lastValueFrom, type Observable, of, throwError } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ImageQuota, QuotaExceededError, type QuotaState } from '#tenant';
import { ImageQuotaInterceptor } from './image-quota.interceptor.js';

const STATE: QuotaState = {
  policy: 'images',
  limit: 5,
  remaining: 4,
  windowSeconds: null,
  resetSeconds: null,
};

describe('ImageQuotaInterceptor', () => {
  let headers: Record<string, string>;
  let warnings: string[];
  let stateOf: () => Promise<QuotaState | undefined>;

  beforeEach(() => {
    headers = {};
    warnings = [];
    stateOf = async () => STATE;
  });

  function through(handler: { handle: () => Observable<unknown> }): Promise<unknown> {
    const reply = {
      header(name: string, value: string) {
        headers[name] = value;
        return reply;
      },
    };
    const http = { getRequest: () => ({ user: { apiKeyId: 'key' } }), getResponse: () => reply };
    const logger = {
      setContext: () => undefined,
      warn: (_: unknown, text: string) => warnings.push(text),
    } as unknown as PinoLogger;
    const quota = { stateOf: () => stateOf() } as unknown as ImageQuota;
    const context = { switchToHttp: () => http } as unknown as ExecutionContext;
    return lastValueFrom(new ImageQuotaInterceptor(quota, logger).intercept(context, handler));
  }

  const accepted = { handle: () => of('the item') };
  const refused = (error: Error) => ({ handle: () => throwError(() => error) });

  it('says what is left beside the answer', async () => {
    expect(await through(accepted)).toBe('the item');
    expect(headers['ratelimit']).toBe('"images";r=4');
  });

  it('answers with the stored item when it cannot say what is left', async () => {
    stateOf = () => Promise.reject(new Error('Postgres went away'));
    expect(await through(accepted)).toBe('the item');
    expect(headers).toEqual({});
    expect(warnings).toHaveLength(1);
  });

  it('says that the quota is used up, whether or not it can say what is left', async () => {
    const exceeded = new QuotaExceededError('images', 5, null);
    await expect(through(refused(exceeded))).rejects.toBe(exceeded);
    expect(headers['ratelimit']).toBe('"images";r=4');
    stateOf = () => Promise.reject(new Error('Postgres went away'));
    await expect(through(refused(exceeded))).rejects.toBe(exceeded);
  });

  it('does not ask after another refusal', async () => {
    const other = new Error('another');
    await expect(through(refused(other))).rejects.toBe(other);
    expect(headers).toEqual({});
  });
});
