/** Ctrl-C: what the server has begun goes on there. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}
