import { setTimeout as sleep } from 'node:timers/promises';
import { TryOnError } from '../../errors/try-on.error.js';
import { imageOf, noImage, renderRequest } from './gemini-protocol.js';
import { Renderer, type Rendered, type RenderInput } from '../renderer.js';

export type GeminiOptions = {
  apiKey: string;
  /** Up to the version: `https://generativelanguage.googleapis.com`. */
  url: string;
  model: string;
  /** Of one call. */
  timeoutMs: number;
  /** Calls at most, the first among them. */
  calls?: number;
  /** The longest wait before the second call; it doubles from there. */
  firstWaitMs?: number;
};

/** More than an image of any size that is made. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const LONGEST_WAIT_MS = 20_000;

type Again = { again: TryOnError; afterMs?: number };

/**
 * Gemini's image models over HTTP (`generateContent`). 429, 5xx and lost connections are tried again, each wait a
 * random part of a doubling bound, or what `Retry-After` asks for.
 */
export class GeminiRenderer extends Renderer {
  readonly model: string;
  private readonly endpoint: URL;

  constructor(private readonly options: GeminiOptions) {
    super();
    this.model = options.model;
    this.endpoint = new URL(
      `${options.url.replace(/\/+$/, '')}/v1beta/models/${encodeURIComponent(options.model)}:generateContent`,
    );
  }

  async render(input: RenderInput): Promise<Rendered> {
    const images: Uint8Array[] = [];
    for (const seed of input.seeds) images.push(await this.one(input, seed));
    return { images };
  }

  private async one(input: RenderInput, seed: number): Promise<Uint8Array> {
    const { calls = 3, firstWaitMs = 1_000 } = this.options;
    const body = JSON.stringify(renderRequest(input, seed));
    for (let call = 1; ; call++) {
      const outcome = await this.call(body, input.signal);
      if (outcome instanceof Uint8Array) return outcome;
      if (call >= calls) throw outcome.again;
      const bound = Math.min(firstWaitMs * 2 ** (call - 1), LONGEST_WAIT_MS);
      const wait = Math.max(Math.random() * bound, Math.min(outcome.afterMs ?? 0, LONGEST_WAIT_MS));
      await this.wait(wait, input.signal);
    }
  }

  private async call(body: string, outer: AbortSignal): Promise<Uint8Array | Again> {
    outer.throwIfAborted();
    const late = AbortSignal.timeout(this.options.timeoutMs);
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-goog-api-key': this.options.apiKey },
        body,
        signal: AbortSignal.any([late, outer]),
        redirect: 'error',
      });
      if (response.ok) return imageOf(await readJson(response));
      await response.body?.cancel();
      return refusal(response);
    } catch (cause) {
      outer.throwIfAborted();
      if (cause instanceof TryOnError) throw cause;
      if (late.aborted) {
        const seconds = this.options.timeoutMs / 1000;
        return {
          again: new TryOnError(
            'TIMEOUT',
            `The renderer did not answer within ${seconds} s. Send the try-on again.`,
            {
              cause,
            },
          ),
        };
      }
      return { again: noImage('it could not be reached', { cause }) };
    }
  }

  private async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    try {
      await sleep(milliseconds, undefined, { signal });
    } catch {
      signal.throwIfAborted();
    }
  }
}

/** What an answer other than 200 means: another try may turn it, or none will. */
function refusal({ status, headers }: Response): Again {
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after') ?? '');
    return {
      again: noImage(status === 429 ? 'its quota is used up for now' : `it is out of order (HTTP ${status})`),
      ...(seconds > 0 && { afterMs: seconds * 1000 }),
    };
  }
  throw noImage(
    status === 401 || status === 403
      ? 'it does not accept its API key'
      : `it refused the request (HTTP ${status})`,
  );
}

/** @throws TryOnError when the answer is too long, or not JSON */
async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw noImage('its answer was too long');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch (cause) {
    throw noImage('its answer could not be read', { cause });
  }
}
