import { DomainError } from '#platform';

/** The handlers of a queue are not those of its jobs: a fault of the code, met at the start. */
export class JobHandlersError extends DomainError {
  override readonly code = 'JOB_HANDLERS';
  override readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(queue: string, missing: readonly string[], unknown: readonly string[]) {
    const faults = [
      missing.length > 0 ? `no handler for ${missing.join(', ')}` : undefined,
      unknown.length > 0 ? `a handler for ${unknown.join(', ')}, which is no job of it` : undefined,
    ].filter((fault) => fault !== undefined);
    super(`The queue "${queue}" has ${faults.join(' and ')}`);
  }
}
