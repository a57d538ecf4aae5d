import { DomainError } from '#platform';

/** Longer than any origin that a browser sends. */
const MOST_SHOWN = 200;

/** A publishable token was used from outside of the origins that it was issued for. */
export class OriginNotAllowedError extends DomainError {
  readonly code = 'ORIGIN_NOT_ALLOWED';
  readonly kind = 'forbidden';

  /**
   * @param origin what the request came from, as far as it said so
   * @param hasOrigins whether the key has any allowed origins
   */
  constructor(
    readonly origin: string | undefined,
    hasOrigins: boolean,
  ) {
    super(sentence(origin?.slice(0, MOST_SHOWN), hasOrigins));
  }
}

function sentence(origin: string | undefined, hasOrigins: boolean): string {
  if (origin === undefined)
    return 'This publishable key works from its allowed origins only, and the request names no origin.';
  const where = `This publishable key may not be used from ${JSON.stringify(origin)}.`;
  // What browsers send for one that is of no server; no key can allow it.
  if (origin === 'null')
    return `${where} The page was opened as a file, or has none of its own. Serve it, from http://localhost for example.`;
  return hasOrigins
    ? `${where} Add the origin to the key’s allowed origins.`
    : `${where} It has no allowed origins and works from localhost alone: add the origin to them.`;
}
