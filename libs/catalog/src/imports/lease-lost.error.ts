/** This worker was taken for lost, and another one has the import. It goes on there. */
export class LeaseLostError extends Error {
  constructor(readonly importId: string) {
    super(`Another worker has the import ${importId} by now.`);
    this.name = 'LeaseLostError';
  }
}
