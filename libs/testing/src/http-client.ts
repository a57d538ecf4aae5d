/** An answer that was read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
  text: string;
}

export interface Call {
  json?: unknown;
  form?: FormData;
  /** Sent as it is, with no content type of its own. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  withinMs?: number;
}

/** Speaks to one API process as any client would; never throws for a status. */
export class HttpClient {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** The same server with other headers. */
  with(headers: Record<string, string>): HttpClient {
    return new HttpClient(this.url, headers);
  }

  /** The same caller at another process. */
  at(url: string): HttpClient {
    return new HttpClient(url, this.headers);
  }

  async send(method: string, path: string, call: Call = {}): Promise<Answer> {
    const { json, form, raw, headers, withinMs = 30_000 } = call;
    const answer = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...this.headers,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? (form ?? raw) : JSON.stringify(json),
      signal: AbortSignal.timeout(withinMs),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString() };
  }

  get(path: string, call?: Call): Promise<Answer> {
    return this.send('GET', path, call);
  }

  post(path: string, json: unknown, call?: Call): Promise<Answer> {
    return this.send('POST', path, { json, ...call });
  }

  upload(form: FormData, call?: Call): Promise<Answer> {
    return this.send('POST', '/api/images', { form, ...call });
  }
}

/** The body of an answer that must have been this status. */
export function bodyOf<T>(answer: Answer, status = 200): T {
  if (answer.status !== status) throw new Error(`answered ${answer.status}, not ${status}: ${answer.text}`);
  return JSON.parse(answer.text) as T;
}
