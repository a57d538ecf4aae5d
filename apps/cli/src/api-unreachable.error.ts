/** Nothing answers at the URL, or the connection broke. */
export class ApiUnreachableError extends Error {
  override readonly name = 'ApiUnreachableError';

  constructor(url: string, cause: unknown) {
    super(`No Vitrine answers at ${url} (${reasonOf(cause)}). Start it, or say with --url where it is.`, {
      cause,
    });
  }
}

/** `fetch` says "fetch failed"; its cause says why. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
