import type { EncoderCheck } from '#contracts';
import { DomainError } from '#platform';
import { LEAST_COSINE } from './check-precision.js';

/** A quantised encoder does not answer as it should, on the processor or model server that it runs on. */
export class QuantisedEncoderWrongError extends DomainError {
  readonly code = 'ENCODER_PRECISION_WRONG';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly check: EncoderCheck,
    remedy: string,
  ) {
    super(`${whatIsWrong(check)} ${remedy}`);
  }
}

/** A quantised encoder carries no vectors to be compared with. */
export class ReferenceVectorsMissingError extends DomainError {
  readonly code = 'ENCODER_REFERENCE_MISSING';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly check: EncoderCheck,
    remedy: string,
  ) {
    super(`${whatIsWrong(check)} ${remedy}`);
  }
}

/** The sentence on a check that did not pass. */
export function whatIsWrong(check: EncoderCheck): string {
  const { model, outcome } = check;
  if (outcome === 'no-reference') return `${model} has no reference vectors to be compared with.`;
  const found = (['fp32', 'int8'] as const).flatMap((precision) =>
    Object.entries(check[precision]).map(
      ([tower, cosine]) =>
        `${cosine.toFixed(4)} with ${precision} (${tower}; at least ${LEAST_COSINE[precision]})`,
    ),
  );
  return `${model} does not answer here as its reference vectors say: cosine ${found.join(', ')}.`;
}
