import { DomainError } from '#platform';

/** The model server does not answer, or not in time. Nothing is lost; the call can be made again. */
export class InferenceServerError extends DomainError {
  readonly code = 'INFERENCE_SERVER_UNAVAILABLE';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  constructor(reason: string, options?: ErrorOptions) {
    super(`The model server does not answer at the moment (${reason}). Try again shortly.`, options);
  }
}

/**
 * The model server answered with something that is not the output of the model: another shape or type, too little,
 * no protocol. It is never used. Whoever runs the server has to look at it; the call can be made again then.
 */
export class InferenceAnswerError extends DomainError {
  readonly code = 'INFERENCE_ANSWER_INVALID';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  constructor(
    readonly graph: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The model server answered wrongly for ${graph}: ${reason}.`, options);
  }
}
