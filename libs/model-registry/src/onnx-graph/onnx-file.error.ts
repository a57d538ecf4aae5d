import { DomainError } from '#platform';

/** The ONNX file cannot be read or taken apart. */
export class OnnxFileError extends DomainError {
  readonly code = 'ONNX_FILE_INVALID';
  readonly kind = 'unprocessable';
  override readonly logLevel = 'error';

  constructor(
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file} cannot be used as an ONNX model: ${reason}`, options);
  }
}
