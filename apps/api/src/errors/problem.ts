import { HttpException } from '@nestjs/common';
import type { Problem } from '#contracts';
import { databaseOutage, DomainError, type ErrorKind, InvalidRequestError } from '#platform';

export const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-media': 415,
  unprocessable: 422,
  'rate-limited': 429,
  unavailable: 503,
  internal: 500,
};

/** What the HTTP layers say by status, before any code of ours has run. */
const frameworkProblems: Record<number, { code: string; detail: string }> = {
  400: { code: 'BAD_REQUEST', detail: 'The request is malformed.' },
  404: { code: 'ROUTE_NOT_FOUND', detail: 'There is no such route. See /docs for those that there are.' },
  405: { code: 'METHOD_NOT_ALLOWED', detail: 'This route does not know the method.' },
  408: { code: 'REQUEST_TIMEOUT', detail: 'The request did not arrive in time.' },
  413: { code: 'BODY_TOO_LARGE', detail: 'The body is larger than this route accepts.' },
  414: { code: 'URL_TOO_LONG', detail: 'The URL is too long.' },
  415: {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    detail:
      'The route does not accept this content type. It is application/json, multipart/form-data where a photo is sent, ' +
      'and for /api/images/import text/csv, application/x-ndjson or application/zip.',
  },
  431: { code: 'HEADERS_TOO_LARGE', detail: 'The headers are larger than this server accepts.' },
};

/** Of Fastify's own codes, those that deserve better words than their status. */
const frameworkCodes: Record<string, { code: string; detail: string }> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'MALFORMED_JSON', detail: 'The body is not valid JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'MALFORMED_JSON',
    detail: 'The body is empty where JSON was announced.',
  },
};

const RETRY_AFTER_S = 5;
const INTERNAL = 'Something went wrong on our side. Quote the request id.';

export type ProblemAnswer = {
  problem: Omit<Problem, 'request_id'>;
  retryAfterSeconds?: number;
  /** How to come in, where it is not by a header of the API's own. */
  challenge?: string;
};

/** The one place where an error becomes HTTP. What is not known to be harmless is not shown. */
export function problemOf(error: unknown): ProblemAnswer {
  const domain = error instanceof DomainError ? error : databaseOutage(error);
  if (domain !== undefined) return ofDomain(domain);
  const status = frameworkStatus(error);
  const known = frameworkCodes[frameworkCode(error)];
  return { problem: known ? document(status, known.code, known.detail) : problemOfStatus(status) };
}

/** What can be said where the status is all that is known. */
export function problemOfStatus(status: number): ProblemAnswer['problem'] {
  const known = frameworkProblems[status];
  if (known !== undefined) return document(status, known.code, known.detail);
  return status < 500
    ? document(status, 'BAD_REQUEST', 'The request cannot be answered.')
    : document(500, 'INTERNAL_ERROR', INTERNAL);
}

function ofDomain(error: DomainError): ProblemAnswer {
  const status = statusOf[error.kind];
  const detail = error.kind === 'internal' ? INTERNAL : error.message;
  const problem = document(status, error.code, detail);
  if (error instanceof InvalidRequestError && error.errors.length > 0) problem.errors = error.errors;
  const given = 'retryAfterSeconds' in error ? error.retryAfterSeconds : undefined;
  if (typeof given === 'number') return { problem, retryAfterSeconds: given };
  return status === 503 || status === 429 ? { problem, retryAfterSeconds: RETRY_AFTER_S } : { problem };
}

function document(status: number, code: string, detail: string): ProblemAnswer['problem'] {
  return {
    type: `https://vitrine.dev/problems/${slugOf(code)}`,
    title: titleOf(code),
    status,
    detail,
    code,
  };
}

/** `API_KEY_MISSING` → `api-key-missing`: the end of its `type`, and of the address of its page. */
export function slugOf(code: string): string {
  return code.toLowerCase().replaceAll('_', '-');
}

const acronyms = new Set(['API', 'JSON', 'URL']);

/** `API_KEY_MISSING` → `API key missing` */
function titleOf(code: string): string {
  const title = code
    .split('_')
    .map((word) => (acronyms.has(word) ? word : word.toLowerCase()))
    .join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** 500 for all that is not an error of Nest or of Fastify itself. */
function frameworkStatus(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && frameworkCode(error) !== '' ? status : 500;
}

/** Fastify's own code of an error (`FST_…`); Nest wraps the ones that are the client's fault. */
function frameworkCode(error: unknown): string {
  const origin = error instanceof HttpException ? error.cause : error;
  const code = (origin as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && code.startsWith('FST_') ? code : '';
}
