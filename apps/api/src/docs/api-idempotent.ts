import { ApiHeader } from '@nestjs/swagger';

/** Documents the header that makes a POST safe to send again. */
export function ApiIdempotent() {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no ' +
      'second effect: the first answer is given again, with `Idempotency-Replayed: true`.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  });
}
