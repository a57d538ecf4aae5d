import type { components } from './openapi.generated.js';

type TryOnJobSummary = components['schemas']['TryOnJobSummary'];

export type Problem = components['schemas']['Problem'];

/** What the SDK itself reports, where there is no answer of the API with a code of its own. */
export type ConnectionCode =
  'NOT_CONNECTED' | 'TIMED_OUT' | 'NOT_VITRINE' | 'FILE_UNREADABLE' | 'URL_UNUSABLE';

/** A call that failed: refused by the API, or never answered. Told apart by `code`. */
export class VitrineError extends Error {
  override readonly name = 'VitrineError';

  /**
   * @param code of the problem document (`PHOTO_DAMAGED`), or a ConnectionCode
   * @param status of the answer; 0 where there was none
   * @param requestId by which the operator finds the call in the logs
   * @param fields what is wrong with which field
   */
  constructor(
    message: string,
    readonly code: string,
    readonly status: number,
    readonly requestId: string | undefined,
    readonly fields: NonNullable<Problem['errors']> = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * A try-on that ended without a picture; `code` says which stage gave up, `atFault` another of what would help, where that
 * is one thing.
 */
export class TryOnFailedError extends VitrineError {
  constructor(
    message: string,
    code: string,
    readonly jobId: string,
    readonly atFault?: NonNullable<TryOnJobSummary['error']>['at_fault'],
  ) {
    super(message, code, 200, undefined);
  }
}

export function notConnected(url: string, cause: unknown): VitrineError {
  const sentence = `${new URL(url).origin} cannot be reached.`;
  return new VitrineError(sentence, 'NOT_CONNECTED', 0, undefined, [], { cause });
}

/** The error of an answer that is none of 2xx. */
export async function errorOf(answer: Response): Promise<VitrineError> {
  const text = await answer.text();
  const problem = problemIn(text);
  if (problem !== undefined)
    return new VitrineError(problem.detail, problem.code, answer.status, problem.request_id, problem.errors);
  const requestId = answer.headers.get('x-request-id') ?? undefined;
  const what = `The answer ${answer.status} is none of Vitrine's. Is the address right, and is a proxy in between?`;
  return new VitrineError(what, 'NOT_VITRINE', answer.status, requestId);
}

function problemIn(text: string): Problem | undefined {
  try {
    const value = JSON.parse(text) as Partial<Problem> | null;
    return typeof value?.code === 'string' && typeof value.detail === 'string'
      ? (value as Problem)
      : undefined;
  } catch {
    return undefined; // A page of a proxy.
  }
}
