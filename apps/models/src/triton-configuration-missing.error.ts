import { DomainError } from '#platform';

/** There is no Triton configuration for the model. */
export class TritonConfigurationMissingError extends DomainError {
  readonly code = 'TRITON_CONFIGURATION_MISSING';
  readonly kind = 'not-found';

  constructor(model: string, folder: string, options?: ErrorOptions) {
    super(`${folder} has no configuration for ${model}. Write one after those that are there.`, options);
  }
}
