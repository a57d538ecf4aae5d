import { DomainError } from '../errors/domain-error.js';

/** The environment does not describe a Vitrine that can start. */
export class InvalidConfigurationError extends DomainError {
  readonly code = 'INVALID_CONFIGURATION';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(readonly problems: { variable: string; message: string }[]) {
    super(
      `Cannot start, the configuration is wrong:\n${problems
        .map(({ variable, message }) => `  ${variable}: ${message}`)
        .join('\n')}\nSee .env.example for every variable.`,
    );
  }
}
