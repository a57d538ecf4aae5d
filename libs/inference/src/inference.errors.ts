import { DomainError } from '#platform';

/** The model folder cannot be used: a file is missing or is not the one that the manifest names. */
export class ModelFolderError extends DomainError {
  readonly code = 'MODEL_FOLDER_INVALID';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly folder: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The model in ${folder} cannot be used: ${reason}`, options);
  }
}

/** The thread that ran the model ended in the middle of a call. It is started again; the call may be repeated. */
export class InferenceCrashedError extends DomainError {
  readonly code = 'INFERENCE_CRASHED';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  constructor(options?: ErrorOptions) {
    super('The model stopped while it was working on this. Try again.', options);
  }
}

/** More calls wait for the model than it can answer in reasonable time. */
export class InferenceOverloadedError extends DomainError {
  readonly code = 'INFERENCE_OVERLOADED';
  readonly kind = 'unavailable';
  override readonly logLevel = 'warn';

  constructor(readonly waiting: number) {
    super('Too many requests wait for the model at the moment. Try again shortly.');
  }
}

/** The graph refused its input or failed inside. */
export class InferenceFailedError extends DomainError {
  readonly code = 'INFERENCE_FAILED';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(reason: string) {
    super(`The model failed: ${reason}`);
  }
}

/** A number of an answer is none: an overflow of fp16, mostly. */
export class InferenceNotFiniteError extends DomainError {
  readonly code = 'INFERENCE_NOT_FINITE';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(readonly output: string) {
    super(`The model answered with numbers that are none ("${output}").`);
  }
}

/** The device has not the memory for the call. A smaller batch may fit. */
export class InferenceOutOfMemoryError extends DomainError {
  readonly code = 'INFERENCE_OUT_OF_MEMORY';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(reason: string) {
    super(`The model ran out of memory: ${reason}`);
  }
}

/** The GPU that the configuration insists on cannot be used. */
export class DeviceUnavailableError extends DomainError {
  readonly code = 'INFERENCE_DEVICE_UNAVAILABLE';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(readonly reason: string) {
    super(`INFERENCE_DEVICE is cuda, but ${reason}. Or set INFERENCE_DEVICE=auto to use the CPU.`);
  }
}

/** The graph takes or answers something else than its model's manifest says. */
export class GraphMismatchError extends DomainError {
  readonly code = 'GRAPH_MISMATCH';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly graph: string,
    reason: string,
  ) {
    super(`The graph ${graph} is not the one of the manifest: ${reason}.`);
  }
}
