/** The job is no longer this worker's: cancelled, out of time, or taken over. What it makes is not wanted. */
export class JobTakenError extends Error {
  override readonly name = 'JobTakenError';

  constructor() {
    super('the job was cancelled or taken over');
  }
}
