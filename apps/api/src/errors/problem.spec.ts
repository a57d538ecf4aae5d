import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import {
  DependencyUnavailableError,
  DomainError,
  type ErrorKind,
  IdempotencyInProgressError,
  InvalidRequestError,
  NotFoundError,
} from '#platform';
import { UnauthenticatedError } from '#tenant';
import { problemOf } from './problem.js';

class SpecError extends DomainError {
  readonly code = 'SPEC_JSON_ERROR';

  constructor(readonly kind: ErrorKind) {
    super('The sentence.');
  }
}

const fastifyError = (code: string, statusCode: number) =>
  Object.assign(new Error('inner words'), { code, statusCode });

describe('problemOf', () => {
  it.each([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported-media', 415],
    ['unprocessable', 422],
    ['rate-limited', 429],
    ['unavailable', 503],
  ] as const)('gives a domain error of kind %s the status %i', (kind, status) => {
    expect(problemOf(new SpecError(kind)).problem).toEqual({
      type: 'https://vitrine.dev/problems/spec-json-error',
      title: 'Spec JSON error',
      status,
      detail: 'The sentence.',
      code: 'SPEC_JSON_ERROR',
    });
  });

  it('says when to try again', () => {
    expect(problemOf(new DependencyUnavailableError('chroma')).retryAfterSeconds).toBe(5);
    expect(problemOf(new IdempotencyInProgressError()).retryAfterSeconds).toBe(1);
    expect(problemOf(new NotFoundError('image')).retryAfterSeconds).toBeUndefined();
  });

  it('names the wrong fields', () => {
    const errors = [{ path: 'name', message: 'Too long' }];
    expect(problemOf(new InvalidRequestError('No.', errors)).problem.errors).toEqual(errors);
    expect(problemOf(new InvalidRequestError('No.')).problem.errors).toBeUndefined();
  });

  it.each([
    ['an unexpected error', new Error('password=hunter2')],
    ['something that is no error', 'password=hunter2'],
    ['nothing', undefined],
    [
      'an error with a status that it made up',
      Object.assign(new Error('password=hunter2'), { statusCode: 404 }),
    ],
    ['an internal domain error', new SpecError('internal')],
    ['a 5xx of Nest', new HttpException('password=hunter2', 502)],
  ])('tells nothing of %s', (_what, error) => {
    const { problem } = problemOf(error);
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toMatch(/hunter2|The sentence/);
  });

  it.each([
    [new NotFoundException('Cannot GET /x?token=secret'), 404, 'ROUTE_NOT_FOUND'],
    [new BadRequestException('inner words'), 400, 'BAD_REQUEST'],
    [new HttpException('inner words', 406), 406, 'BAD_REQUEST'],
    [fastifyError('FST_ERR_CTP_INVALID_JSON_BODY', 400), 400, 'MALFORMED_JSON'],
    [
      new HttpException('inner words', 400, { cause: fastifyError('FST_ERR_CTP_INVALID_JSON_BODY', 400) }),
      400,
      'MALFORMED_JSON',
    ],
    [fastifyError('FST_ERR_CTP_BODY_TOO_LARGE', 413), 413, 'BODY_TOO_LARGE'],
    [fastifyError('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('translates what the framework says (%s)', (error, status, code) => {
    const { problem } = problemOf(error);
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toMatch(/inner words|secret/);
  });

  it('gives the reason why a key is refused', () => {
    expect(problemOf(new UnauthenticatedError('API_KEY_EXPIRED')).problem).toMatchObject({
      status: 401,
      code: 'API_KEY_EXPIRED',
      title: 'API key expired',
    });
  });
});
