import { call, parseJson } from '../http/call.js';
import { withRetries } from '../http/with-retries.js';
import { Renderer, type Rendered, type RenderInput } from '../renderer.js';
import { imageOf, renderRequest } from './gemini-protocol.js';

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

/** Google's 500 passes as its 503 does. */
const PASSING = [429, 500, 502, 503, 504];

/** Gemini's image models over HTTP (`generateContent`). */
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
    for (const seed of input.seeds) {
      images.push(await this.one(input, seed));
      input.onBilled(1);
    }
    return { images };
  }

  private one(input: RenderInput, seed: number): Promise<Uint8Array> {
    const { apiKey, timeoutMs, calls = 3, firstWaitMs = 1_000 } = this.options;
    const { signal } = input;
    const body = JSON.stringify(renderRequest(input, seed));
    const headers = { 'content-type': 'application/json', 'x-goog-api-key': apiKey };
    return withRetries({ calls, firstWaitMs, signal }, async () =>
      imageOf(
        parseJson(await call({ url: this.endpoint, headers, body, timeoutMs, passing: PASSING, signal })),
      ),
    );
  }
}
