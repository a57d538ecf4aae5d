import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { call, parseJson } from '../http/call.js';
import { noImage, tooLate } from '../http/no-image.js';
import { together } from '../http/together.js';
import { withRetries } from '../http/with-retries.js';
import { Renderer, type Rendered, type RenderInput } from '../renderer.js';
import { accepted, type FashnRun, imageOf, runRequest, state } from './fashn-protocol.js';

export type FashnOptions = {
  apiKey: string;
  /** Up to before `/v1`. */
  url: string;
  model: string;
  /** Of one run, from when it was accepted. */
  timeoutMs: number;
  pollMs?: number;
  firstWaitMs?: number;
};

const CALL_TIMEOUT_MS = 30_000;
const CALLS = 3;

/** FASHN's hosted try-on: a run is started and asked after until it has ended. */
export class FashnRenderer extends Renderer {
  readonly model: string;

  constructor(private readonly options: FashnOptions) {
    super();
    this.model = options.model;
  }

  async render(input: RenderInput): Promise<Rendered> {
    const { seeds, signal } = input;
    const images = await together(seeds, signal, (seed, stop) => this.one({ ...input, signal: stop }, seed));
    return { images };
  }

  /** Garments one after the other: what one run has made is the person of the next. */
  private async one(
    { person, garments, realismLevel, signal, onBilled }: RenderInput,
    seed: number,
  ): Promise<Uint8Array> {
    let dressed = person;
    for (const garment of garments) {
      dressed = await this.run(
        { model: this.model, person: dressed, garment, realismLevel, seed },
        { signal, onBilled },
      );
    }
    return dressed;
  }

  /** Whether a run that fails is paid for, the vendor does not say: each that was accepted is taken to be. */
  private async run(
    run: FashnRun,
    { signal, onBilled }: Pick<RenderInput, 'signal' | 'onBilled'>,
  ): Promise<Uint8Array> {
    const { id } = await this.ask('/v1/run', accepted, signal, runRequest(run));
    onBilled(1);
    const { timeoutMs, pollMs = 500 } = this.options;
    const deadline = performance.now() + timeoutMs;
    try {
      for (;;) {
        const image = imageOf(await this.ask(`/v1/status/${id}`, state, signal));
        if (image !== undefined) return image;
        if (performance.now() > deadline) throw tooLate(timeoutMs);
        await sleep(pollMs, undefined, { signal });
      }
    } catch (error) {
      if (signal.aborted) {
        await this.cancel(id);
        signal.throwIfAborted();
      }
      throw error;
    }
  }

  private ask<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    signal: AbortSignal,
    body?: object,
  ): Promise<z.output<Schema>> {
    const { firstWaitMs = 1_000 } = this.options;
    return withRetries({ calls: CALLS, firstWaitMs, signal }, async () => {
      signal.throwIfAborted();
      // A run is not let go of half-way: one whose id is not known can neither be cancelled nor counted.
      const untilTold = body === undefined ? signal : new AbortController().signal;
      const parsed = schema.safeParse(parseJson(await this.call(path, untilTold, body)));
      if (!parsed.success) throw noImage('its answer could not be read');
      return parsed.data;
    });
  }

  /** The vendor may not know this route: then the run ends by itself, unseen. */
  private async cancel(id: string): Promise<void> {
    await this.call(`/v1/cancel/${id}`, new AbortController().signal, {}).catch(() => undefined);
  }

  private call(path: string, signal: AbortSignal, body?: object): Promise<Buffer> {
    const { url, apiKey } = this.options;
    return call({
      url: new URL(url.replace(/\/+$/, '') + path),
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      timeoutMs: CALL_TIMEOUT_MS,
      signal,
    });
  }
}
