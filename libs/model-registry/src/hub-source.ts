import type { IncomingMessage } from 'node:http';
import { DomainError } from '#platform';
import { parseEtag, planBody } from './byte-range.js';
import { HubAnswerError, HubUnavailableError } from './hub.errors.js';
import { HubClient, type HubFile, type RemoteFile } from './hub-client.js';
import { type HubSettings, proxyFor } from './hub-settings.js';
import { connectionFailure, shownUrl } from './http-client.js';
import type { FetchHooks, ModelSource } from './model-source.js';
import type { PartFile } from './part-file.js';
import { PassingFailure, withRetries } from './retry.js';

/** Fetches from a hub: goes on with what is at hand, tries again what passes. */
export class HubSource implements ModelSource {
  readonly origin = 'hub';
  private readonly client: HubClient;

  constructor(private readonly settings: HubSettings) {
    this.client = new HubClient(settings);
  }

  /** @throws HubUnavailableError | HubRefusedError | HubAnswerError */
  async describe(file: HubFile, _landing: string, hooks: FetchHooks): Promise<RemoteFile> {
    return this.persistently(file, hooks, () => this.client.describe(file, hooks.signal));
  }

  /** @throws HubUnavailableError | HubRefusedError | HubAnswerError | DiskFullError */
  async fetchInto(
    file: HubFile,
    _landing: string,
    part: PartFile,
    total: number | undefined,
    hooks: FetchHooks,
  ): Promise<void> {
    const attempt = () => this.fetchRest(file, part, total, hooks);
    await this.persistently(file, hooks, attempt, () => part.bytes);
  }

  private async fetchRest(
    file: HubFile,
    part: PartFile,
    total: number | undefined,
    hooks: FetchHooks,
  ): Promise<void> {
    if (total !== undefined && part.bytes > total) await part.empty();
    if (part.bytes > 0 && part.bytes === total) return;
    const answer = await this.client.open(file, part.bytes, part.validator, hooks.signal);
    const { etag, 'content-range': contentRange } = answer.headers;
    const progress = { have: part.bytes, total, validator: part.validator };
    const plan = planBody(progress, { status: answer.statusCode ?? 0, contentRange, etag });
    if (plan === 'complete' || plan === 'again') {
      answer.destroy();
      if (plan === 'complete') return;
      await part.empty();
      throw new PassingFailure('the server answered with another part than it was asked for');
    }
    const validator = parseEtag(etag);
    await part.begin(
      plan === 'append' ? 'append' : 'start',
      validator?.strong === true ? validator.value : undefined,
    );
    await this.takeBody(file, answer, part, total, hooks);
    if (total !== undefined && part.bytes < total) {
      throw new PassingFailure(`the connection ended after ${part.bytes} of ${total} bytes`);
    }
  }

  private async takeBody(
    file: HubFile,
    answer: IncomingMessage,
    part: PartFile,
    total: number | undefined,
    hooks: FetchHooks,
  ): Promise<void> {
    const url = this.client.url(file);
    try {
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        if (total !== undefined && part.bytes + chunk.length > total) {
          await part.empty();
          throw new HubAnswerError(shownUrl(url), `more than the ${total} bytes that the file has`);
        }
        await part.append(chunk);
        hooks.onProgress?.(part.bytes);
      }
    } catch (error) {
      if (error instanceof DomainError || hooks.signal?.aborted === true) throw error;
      throw connectionFailure(url, proxyFor(url, this.settings.proxy), error);
    }
  }

  private async persistently<T>(
    file: HubFile,
    hooks: FetchHooks,
    attempt: () => Promise<T>,
    progress?: () => number,
  ): Promise<T> {
    try {
      return await withRetries(this.settings.retry, attempt, {
        ...(progress === undefined ? {} : { progress }),
        onRetry: (failure, waitMs) => hooks.onRetry?.(failure.message, waitMs),
        signal: hooks.signal,
      });
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      throw new HubUnavailableError(shownUrl(this.client.url(file)), error.message, { cause: error });
    }
  }
}
