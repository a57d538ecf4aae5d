import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const descriptions = {
  400: 'The request is malformed or does not fit its schema.',
  401: 'The key is missing, malformed, unknown, revoked or expired, or the shop is suspended.',
  403: 'The key may not do this, or not from this origin.',
  404: 'There is nothing of that id for this key.',
  408: 'The body came too slowly.',
  409: 'The request contradicts the present state, or its Idempotency-Key was used for another one.',
  413: 'The request is too large.',
  414: 'The URL, or a part of it, is too long.',
  415: 'The content type is not supported.',
  422: 'The request is well formed, but what it carries cannot be used.',
  429: 'Too many requests.',
  431: 'The headers are larger than this server accepts.',
  500: 'Something went wrong on our side. Quote the request id.',
  503: 'A service that this needs does not answer: the problem names it. Nothing is lost; try again.',
} as const;

export type ProblemStatus = keyof typeof descriptions;

/** Documents which problem documents a route answers with. */
export function ApiProblems(...statuses: ProblemStatus[]) {
  return applyDecorators(...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })));
}

/** A problem document as an answer of the OpenAPI document. */
export function problemResponse(status: ProblemStatus) {
  return {
    description: descriptions[status],
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
