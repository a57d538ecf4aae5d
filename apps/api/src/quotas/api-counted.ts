import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const headers = {
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' as const } },
  'RateLimit-Policy': {
    description: 'The quotas that count this: `q` the quota, `w` its window in seconds',
    schema: { type: 'string' as const, example: '"prompts-per-minute";q=600;w=60' },
  },
  RateLimit: {
    description: 'What is left of them: `r`, and the seconds `t` until they begin anew',
    schema: { type: 'string' as const, example: '"prompts-per-minute";r=0;t=27' },
  },
};

/** Documents a route that counts against a quota of the key. */
export function ApiCounted() {
  return applyDecorators(
    ApiResponse({
      status: 429,
      description:
        'A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries ' +
        '`RateLimit-Policy` and `RateLimit` where the key has such a quota.',
      headers,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}
