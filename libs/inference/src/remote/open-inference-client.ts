import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as requestOverTls } from 'node:https';
import pRetry from 'p-retry';
import { z } from 'zod';
import { InferenceFailedError, InferenceOutOfMemoryError } from '../inference.errors.js';
import { isOutOfMemory } from '../out-of-memory.js';
import type { Tensors } from '../tensor.js';
import { decodeInfer, encodeInfer, type InferBody, JSON_LENGTH_HEADER } from './infer-body.js';
import { modelConfig, modelMetadata, serverMetadata } from './open-inference.js';
import { InferenceAnswerError, InferenceServerError } from './remote.errors.js';

export type OpenInferenceClientOptions = {
  /** The server, `http://triton:8000`; a path in it goes before `/v2`. */
  url: string;
  /** For one call, its repetitions included. */
  timeoutMs: number;
  connections: number;
  /** Sent as a bearer token. */
  token?: string;
};

type Answer = { status: number; body: Buffer; jsonLength: number | undefined };

/** Tries of a call that found the server busy or unreachable, the first included; waits between them are random. */
const TRIES = 3;
const FIRST_WAIT_MS = 50;
const BUSY = new Set([429, 502, 503, 504]);
const MAX_ANSWER_BYTES = 64 * 2 ** 20;

/** HTTP client of the Open Inference Protocol, on connections that stay open. */
export class OpenInferenceClient {
  private readonly base: URL;
  private readonly agent: Agent;
  private readonly send: typeof request;

  constructor(private readonly options: OpenInferenceClientOptions) {
    this.base = new URL(options.url.endsWith('/') ? options.url : `${options.url}/`);
    const isTls = this.base.protocol === 'https:';
    const kept = { keepAlive: true, scheduling: 'lifo', maxSockets: options.connections + 2 } as const;
    this.agent = isTls ? new HttpsAgent(kept) : new Agent(kept);
    this.send = isTls ? requestOverTls : request;
  }

  /** @throws InferenceServerError unless the server takes calls */
  async ready(): Promise<void> {
    const { status } = await this.call('v2/health/ready');
    if (status !== 200) throw new InferenceServerError(`it answers ${status} when asked whether it is ready`);
  }

  async extensions(): Promise<string[]> {
    return (await this.document('v2', serverMetadata)).extensions;
  }

  metadata(model: string, version?: string): Promise<z.infer<typeof modelMetadata>> {
    return this.document(pathOf(model, version), modelMetadata);
  }

  /** Undefined where the server does not tell: only Triton does. */
  async config(model: string, version?: string): Promise<z.infer<typeof modelConfig> | undefined> {
    const { status, body } = await this.call(`${pathOf(model, version)}/config`);
    return status === 200 ? parse(model, body, modelConfig) : undefined;
  }

  /**
   * Runs a model once.
   * @throws InferenceServerError | InferenceAnswerError | InferenceOutOfMemoryError | InferenceFailedError
   */
  async infer(
    model: string,
    version: string | undefined,
    feeds: Tensors,
    { outputs, binary }: { outputs: readonly string[]; binary: boolean },
  ): Promise<Tensors> {
    const encoded = encodeInfer(feeds, outputs, binary);
    const { status, body, jsonLength } = await this.call(`${pathOf(model, version)}/infer`, encoded);
    if (status !== 200) throw refusal(status, body);
    try {
      return decodeInfer(body, jsonLength);
    } catch (cause) {
      throw new InferenceAnswerError(model, cause instanceof RangeError ? cause.message : 'it is no answer', {
        cause,
      });
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private async document<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const { status, body } = await this.call(path);
    if (status !== 200) throw new InferenceAnswerError(path, `it answers ${status} to GET /${path}`);
    return parse(path, body, schema);
  }

  /** Repeats what found the server busy or unreachable; all of it within the time of one call. */
  private async call(path: string, body?: InferBody): Promise<Answer> {
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    try {
      return await pRetry(
        async () => {
          const answer = await this.once(path, signal, body);
          if (BUSY.has(answer.status)) throw new InferenceServerError(`it answers ${answer.status}`);
          return answer;
        },
        {
          retries: TRIES - 1,
          minTimeout: FIRST_WAIT_MS,
          randomize: true,
          signal,
          shouldRetry: ({ error }) => error instanceof InferenceServerError,
        },
      );
    } catch (cause) {
      if (signal.aborted) {
        throw new InferenceServerError(`no answer within ${this.options.timeoutMs} ms`, { cause });
      }
      throw cause;
    }
  }

  private once(path: string, signal: AbortSignal, body?: InferBody): Promise<Answer> {
    const { token } = this.options;
    return new Promise((resolve, reject) => {
      const lost = (cause: Error) => reject(new InferenceServerError(reasonOf(cause), { cause }));
      const call = this.send(
        new URL(path, this.base),
        {
          method: body === undefined ? 'GET' : 'POST',
          agent: this.agent,
          signal,
          headers: { ...body?.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        },
        (response) => {
          readAll(response).then(resolve, lost);
        },
      );
      call.on('error', lost);
      call.end(body?.body);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES) throw new RangeError('its answer is too long');
  }
  const given = response.headers[JSON_LENGTH_HEADER];
  const jsonLength = given === undefined ? undefined : Number(given);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks), jsonLength };
}

function pathOf(model: string, version: string | undefined): string {
  const path = `v2/models/${encodeURIComponent(model)}`;
  return version === undefined ? path : `${path}/versions/${encodeURIComponent(version)}`;
}

function parse<T>(what: string, body: Buffer, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch (cause) {
    throw new InferenceAnswerError(what, 'it does not speak the Open Inference Protocol', { cause });
  }
}

/** A token that is not taken (any more), and a model that is not there (now): no fault of what was to be computed. */
const NOT_LET_IN = new Set([401, 403, 404]);

function refusal(status: number, body: Buffer): Error {
  if (NOT_LET_IN.has(status)) return new InferenceServerError(`it answers ${status}`);
  const text = body.toString('utf8', 0, 300).replace(/\s+/g, ' ');
  return isOutOfMemory(text)
    ? new InferenceOutOfMemoryError(text)
    : new InferenceFailedError(`the model server answers ${status}: ${text}`);
}

/** Error codes alone: a message may hold the URL, and a URL a password. */
function reasonOf(cause: Error): string {
  const code = (cause as NodeJS.ErrnoException).code;
  return cause instanceof RangeError ? cause.message : (code ?? 'the connection broke');
}
