import { z } from 'zod';
import { TryOnError } from '../../errors/try-on.error.js';
import { call, parseJson } from '../http/call.js';
import { KeyRefusedError } from '../http/key-refused.error.js';
import { noImage } from '../http/no-image.js';
import { PassingFailure } from '../http/passing-failure.js';

export type EngineOptions = {
  /** Up to before `/v1`. */
  url: URL;
  token: string | undefined;
  /** Of one call. */
  timeoutMs: number;
  /** The model that it must list; any without. */
  model: string | undefined;
  /** Where it says what its model makes of what; nowhere without. */
  taskPath?: string | undefined;
};

const models = z.object({ data: z.array(z.object({ id: z.string() })) });
const described = z.object({ model_path: z.string().optional(), task_type: z.string() });
/** Of SGLang's task types those that make something of text alone, or a video. */
const NO_EDITOR = /^T2|2V$/i;
const READY_TIMEOUT_MS = 5_000;
/** An engine that was found ready, or has answered, is not asked whether it is. */
const READY_FOR_MS = 60_000;
/** One that was not reached, or said that it is out of order, is left alone for so long while there are others. */
const REST_MS = 5_000;

/** One engine: whether it can be asked, and how much it has in hand. */
export class Engine {
  private readyUntil = -Infinity;
  private restsUntil = -Infinity;
  busy = 0;

  constructor(private readonly options: EngineOptions) {}

  get url(): URL {
    return this.options.url;
  }

  /** Of one call, and of a job that is asked after. */
  get timeoutMs(): number {
    return this.options.timeoutMs;
  }

  get rests(): boolean {
    return performance.now() < this.restsUntil;
  }

  /**
   * Sends a request and gives the answer's bytes.
   * @throws PassingFailure, TryOnError
   */
  async send(
    request: { path: string; method?: 'GET' | 'POST'; body?: FormData | string },
    signal: AbortSignal,
  ): Promise<Buffer> {
    const { path, ...rest } = request;
    this.busy += 1;
    try {
      await this.ensureReady(signal);
      const answer = await this.call({
        url: this.at(path),
        ...rest,
        timeoutMs: this.options.timeoutMs,
        signal,
      });
      this.readyUntil = performance.now() + READY_FOR_MS;
      return answer;
    } catch (error) {
      if (error instanceof PassingFailure) {
        this.restsUntil = performance.now() + REST_MS;
        this.readyUntil = -Infinity;
      }
      throw error;
    } finally {
      this.busy -= 1;
    }
  }

  /** @throws PassingFailure while it loads, TryOnError when it is no engine or has not the model */
  private async ensureReady(signal: AbortSignal): Promise<void> {
    if (performance.now() < this.readyUntil) return;
    const parsed = models.safeParse(await this.listed(signal));
    if (!parsed.success) throw notAnEngine();
    const { model } = this.options;
    const ids = parsed.data.data.map(({ id }) => id);
    if (model !== undefined && ids.length > 0 && !ids.includes(model)) {
      throw noImage(`its engine serves ${ids.slice(0, 3).join(', ')} and not ${model} (IMAGES_EDITS_MODEL)`);
    }
    await this.ensureEditor(signal);
    this.readyUntil = performance.now() + READY_FOR_MS;
  }

  /** @throws TryOnError when it says that its model edits no images */
  private async ensureEditor(signal: AbortSignal): Promise<void> {
    const { taskPath } = this.options;
    if (taskPath === undefined) return;
    const answer = await this.call({
      url: this.at(taskPath),
      method: 'GET',
      timeoutMs: READY_TIMEOUT_MS,
      signal,
    })
      .then(parseJson)
      .catch((error: unknown) => {
        // Earlier versions do not say it; then the first request shows it.
        if (!(error instanceof TryOnError)) throw error;
      });
    const { data: told } = described.safeParse(answer);
    if (told === undefined || !NO_EDITOR.test(told.task_type)) return;
    const { model_path: name = 'a model', task_type } = told;
    throw noImage(
      `its engine serves ${name}, which edits no images (${task_type}). Have it serve an edit model`,
    );
  }

  private async listed(signal: AbortSignal): Promise<unknown> {
    try {
      return parseJson(
        await this.call({ url: this.at('/v1/models'), method: 'GET', timeoutMs: READY_TIMEOUT_MS, signal }),
      );
    } catch (error) {
      if (!(error instanceof TryOnError) || error instanceof KeyRefusedError) throw error;
      throw notAnEngine({ cause: error });
    }
  }

  private call(request: Omit<Parameters<typeof call>[0], 'headers'>): Promise<Buffer> {
    const { token } = this.options;
    return call({
      ...request,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(typeof request.body === 'string' && { 'content-type': 'application/json' }),
      },
    });
  }

  /** Of a path from the root, or of an address that the engine gave. */
  private at(path: string): URL {
    if (!path.startsWith('/')) return new URL(path);
    return new URL(this.url.pathname.replace(/\/+$/, '') + path, this.url);
  }
}

function notAnEngine(options?: ErrorOptions): TryOnError {
  return noImage(
    'what answers at its address is no image engine: GET /v1/models lists no models. Check IMAGES_EDITS_URLS',
    options,
  );
}
