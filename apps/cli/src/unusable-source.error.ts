/** What is to be imported is not there, or is nothing that can be. */
export class UnusableSourceError extends Error {
  override readonly name = 'UnusableSourceError';
}
