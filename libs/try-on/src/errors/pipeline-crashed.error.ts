/** The thread of a try-on pipeline could not be started, or ended in the middle of a run. */
export class PipelineCrashedError extends Error {
  override readonly name = 'PipelineCrashedError';

  constructor(reason = 'the thread ended', options?: ErrorOptions) {
    super(`The try-on pipeline does not run: ${reason}`, options);
  }
}
