import { DomainError } from '#platform';

/** The hub did not answer, or not to the end, as often as it was asked. */
export class HubUnavailableError extends DomainError {
  readonly code = 'MODEL_HUB_UNAVAILABLE';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  constructor(
    readonly url: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `${url} could not be fetched: ${reason}. Run the same command again to go on where it stopped. ` +
        'A mirror is set with HF_ENDPOINT, a proxy with HTTPS_PROXY; --from DIR takes the files from a folder.',
      options,
    );
  }
}

/** The hub answers, but not with this file. */
export class HubRefusedError extends DomainError {
  readonly code = 'MODEL_HUB_REFUSED';
  readonly kind = 'unprocessable';

  constructor(
    readonly url: string,
    readonly status: number,
  ) {
    super(`${url} was refused with status ${status}. ${adviceFor(status)}`);
  }
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) {
    return 'The repository may want a token (HF_TOKEN) and its terms accepted on its page.';
  }
  if (status === 404)
    return 'The repository, revision or file is not there: check HF_ENDPOINT, or update Vitrine.';
  if (status === 407)
    return 'The proxy wants a user and a password: HTTPS_PROXY=http://user:password@host:port';
  return 'Check HF_ENDPOINT and the proxy.';
}

/** The hub's answer cannot be trusted or understood. */
export class HubAnswerError extends DomainError {
  readonly code = 'MODEL_HUB_ANSWER_INVALID';
  readonly kind = 'unprocessable';
  override readonly logLevel = 'error';

  constructor(
    readonly url: string,
    reason: string,
  ) {
    super(`${url} answered with something that cannot be used: ${reason}.`);
  }
}

/** Settings of the hub are wrong. */
export class HubSettingsError extends DomainError {
  readonly code = 'MODEL_HUB_SETTINGS_INVALID';
  readonly kind = 'invalid';

  constructor(
    readonly variable: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${variable} is wrong: ${reason}.`, options);
  }
}
