import { retryAfterMs } from '#platform';
import { TryOnError } from '../../errors/try-on.error.js';
import { KeyRefusedError } from './key-refused.error.js';
import { noImage, tooLate } from './no-image.js';
import { PassingFailure } from './passing-failure.js';

/** More than an image of any size that is made. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** What is shown of a server's own sentence. */
const SHOWN_CHARACTERS = 160;
/** Statuses after which the same call may go well. */
const PASSING: readonly number[] = [429, 502, 503, 504];

export type Call = {
  url: URL;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | FormData;
  timeoutMs: number;
  /** Statuses that pass, in place of 429, 502, 503 and 504. */
  passing?: readonly number[];
  /** Of the job. */
  signal: AbortSignal;
};

/**
 * One HTTP call and the bytes of its answer. Redirects are not followed: photos go where the operator sends them.
 * @throws PassingFailure for statuses that pass, silence and broken connections
 * @throws KeyRefusedError for 401 and 403, TryOnError for every other status than 2xx; `signal.reason` when the job was stopped
 */
export async function call({
  url,
  method = 'POST',
  headers,
  body,
  timeoutMs,
  passing = PASSING,
  signal,
}: Call): Promise<Buffer> {
  signal.throwIfAborted();
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      ...(headers !== undefined && { headers }),
      ...(body !== undefined && { body }),
      signal: AbortSignal.any([late, signal]),
      redirect: 'error',
    });
    const bytes = await read(response);
    if (!response.ok) throw refusal(response, bytes, passing);
    return bytes;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof TryOnError || cause instanceof PassingFailure) throw cause;
    if (late.aborted) throw new PassingFailure(tooLate(timeoutMs, { cause }));
    throw new PassingFailure(noImage('it could not be reached', { cause }));
  }
}

/** @throws TryOnError when it is no JSON */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch (cause) {
    throw noImage('its answer could not be read', { cause });
  }
}

async function read(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw noImage('its answer was too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusal(
  { status, headers }: Response,
  body: Buffer,
  passing: readonly number[],
): TryOnError | PassingFailure {
  const said = sentenceOf(body);
  const because = said === undefined ? '' : `: ${said}`;
  if (passing.includes(status)) {
    const why =
      status === 429
        ? 'it has too much to do, or its quota is used up for now'
        : `it is out of order (HTTP ${status}${because})`;
    return new PassingFailure(noImage(why), retryAfterMs(headers.get('retry-after')));
  }
  if (status === 401 || status === 403) return new KeyRefusedError();
  return noImage(`it refused the request (HTTP ${status}${because})`);
}

/** What servers say of an error: `{detail}`, `{error}`, `{error: {message}}`, `{message}`; on one line, shortened. */
function sentenceOf(body: Buffer): string | undefined {
  let said: unknown;
  try {
    said = JSON.parse(body.toString());
  } catch {
    return undefined;
  }
  for (const name of ['detail', 'error', 'message']) {
    if (typeof said !== 'object' || said === null) break;
    said = (said as Record<string, unknown>)[name] ?? said;
  }
  // FastAPI lists what is wrong with each field.
  const [first] = Array.isArray(said) ? (said as unknown[]) : [said];
  const text = typeof first === 'object' && first !== null ? (first as { msg?: unknown }).msg : first;
  if (typeof text !== 'string') return undefined;
  return text.replace(/\s+/g, ' ').trim().slice(0, SHOWN_CHARACTERS);
}
