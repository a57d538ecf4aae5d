/** The API answered with a problem; the message is its own sentence. */
export class ApiRefusedError extends Error {
  override readonly name = 'ApiRefusedError';

  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(`The API answered with ${status}: ${detail}`);
  }
}
