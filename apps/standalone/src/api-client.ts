import { setTimeout as sleep } from 'node:timers/promises';

/** The API refused; the message is its own sentence. */
export class ApiRefusedError extends Error {
  constructor(
    readonly request: string,
    readonly status: number,
    readonly code: string | undefined,
    readonly detail: string,
  ) {
    super(`${request} was answered with ${status}: ${detail}`);
    this.name = 'ApiRefusedError';
  }
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
}

/** Answers that may well be another one a moment later. */
const passing = [429, 502, 503, 504];
const mostAttempts = 5;
const mostWaitMs = 15_000;

/** Calls the API over HTTP, as any client would. `body` is called anew for each attempt. */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: object | FormData): Promise<T> {
    return this.send<T>('POST', path, body);
  }

  private async send<T>(method: string, path: string, body?: object | FormData): Promise<T> {
    const isForm = body instanceof FormData;
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(`${this.url}${path}`, {
        method,
        headers: { ...this.headers, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
        body: isForm ? body : body && JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      if (answer.ok) return (await answer.json()) as T;
      const text = await answer.text();
      if (!passing.includes(answer.status) || attempt === mostAttempts) {
        const { title, detail, code } = problemOf(text);
        throw new ApiRefusedError(
          `${method} ${path}`,
          answer.status,
          code,
          detail ?? title ?? text.slice(0, 300),
        );
      }
      const asked = Number(answer.headers.get('retry-after')) * 1000;
      await sleep(Math.min(asked > 0 ? asked : 500 * 2 ** attempt, mostWaitMs));
    }
  }
}

function problemOf(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch (error) {
    if (error instanceof SyntaxError) return {}; // Not a problem document; the text itself is shown.
    throw error;
  }
}
