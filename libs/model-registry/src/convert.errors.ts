import { DomainError } from '#platform';

/** The program that makes a model folder of a checkpoint cannot be run here. Nothing was fetched. */
export class ConverterMissingError extends DomainError {
  readonly code = 'MODEL_CONVERTER_MISSING';
  readonly kind = 'unavailable';

  constructor(
    readonly model: string,
    readonly python: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `${model} is published as a checkpoint, and ${python} cannot convert it: ${reason}. ` +
        'Install models/recipes/fashn_vton/requirements.txt and name that Python (--python), ' +
        'or convert it on another machine and give the folder that it made (--from).',
      options,
    );
  }
}

/** The checkpoint could not be converted. It is kept, so that the next pull does not fetch it again. */
export class ConversionError extends DomainError {
  readonly code = 'MODEL_CONVERSION_FAILED';
  readonly kind = 'unprocessable';
  override readonly logLevel = 'error';

  constructor(
    readonly model: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `${model} could not be converted: ${reason}. Nothing was installed; what was fetched is kept.`,
      options,
    );
  }
}
