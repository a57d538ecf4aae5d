import { DomainError } from '../errors/domain-error.js';

const sentences = {
  URL_INVALID: 'The URL is not one that can be fetched. Use http or https, without a user name.',
  URL_NOT_PUBLIC: 'The URL does not lead to a public address.',
  URL_UNREACHABLE: 'The host of the URL could not be reached.',
  URL_REFUSED: 'The host of the URL did not answer with the file.',
  URL_TOO_MANY_REDIRECTS: 'The URL was redirected too often.',
  URL_TYPE_UNSUPPORTED: 'The URL leads to something of another type.',
  URL_TOO_LARGE: 'The file behind the URL is too large.',
  URL_TIMED_OUT: 'The host of the URL did not send the file in time.',
} as const;

export type FetchFailure = keyof typeof sentences;

/** What may be otherwise at the next try. */
const PASSING: ReadonlySet<FetchFailure> = new Set(['URL_UNREACHABLE', 'URL_TIMED_OUT']);

/** A file could not be fetched from a URL of somebody else's. Neither the URL nor an address is in the sentence. */
export class FetchFailedError extends DomainError {
  readonly kind = 'unprocessable';
  /** Whether the same call may well succeed later. */
  readonly passing: boolean;

  /** @param fact what is known beside the sentence, such as "HTTP 404" */
  constructor(
    readonly code: FetchFailure,
    options: ErrorOptions & { fact?: string; passing?: boolean } = {},
  ) {
    const { fact, passing = PASSING.has(code), ...rest } = options;
    super(fact === undefined ? sentences[code] : `${sentences[code]} (${fact})`, rest);
    this.passing = passing;
  }
}
