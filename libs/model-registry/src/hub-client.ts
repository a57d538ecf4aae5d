import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { retryAfterMs } from '#platform';
import { HubAnswerError, HubRefusedError } from './hub.errors.js';
import type { HubSettings } from './hub-settings.js';
import { request, shownUrl } from './http-client.js';
import { parseEtag } from './byte-range.js';
import { PassingFailure } from './retry.js';

const MAX_REDIRECTS = 5;

/** What the hub says of a file before it is fetched. */
export type RemoteFile = {
  /** The commit that the revision means at this moment. */
  commit: string | undefined;
  /** The hub's name for these bytes. */
  etag: string | undefined;
  bytes: number | undefined;
  /** The hub knows it of large files (LFS). */
  sha256: string | undefined;
};

export type HubFile = { repo: string; revision: string; path: string };

/**
 * Speaks the resolve protocol of the Hugging Face hub: `{endpoint}/{repo}/resolve/{revision}/{path}`, answered by
 * the file or by a redirect to where it is stored, with `x-repo-commit`, `x-linked-etag` (SHA-256 of a large file)
 * and `x-linked-size`. The token goes to the endpoint's origin alone, redirects to another get none.
 */
export class HubClient {
  constructor(readonly settings: HubSettings) {}

  url(file: HubFile): URL {
    const segments = (path: string) => path.split('/').map(encodeURIComponent).join('/');
    const base = this.settings.endpoint.href.replace(/\/+$/, '');
    return new URL(
      `${base}/${segments(file.repo)}/resolve/${encodeURIComponent(file.revision)}/${segments(file.path)}`,
    );
  }

  /** @throws PassingFailure | HubRefusedError | HubUnavailableError | HubAnswerError */
  async describe(file: HubFile, signal?: AbortSignal): Promise<RemoteFile> {
    const start = this.url(file);
    const seen: IncomingHttpHeaders = {};
    const answer = await this.follow('HEAD', start, {}, signal, ({ headers }, next) => {
      for (const name of ['x-repo-commit', 'x-linked-etag', 'x-linked-size']) seen[name] ??= headers[name];
      // Where the hub has said which bytes it means, the storage behind it has nothing to add.
      return next.origin !== start.origin && seen['x-linked-etag'] !== undefined;
    });
    answer.resume();
    for (const [name, value] of Object.entries(answer.headers)) seen[name] ??= value;
    const isFile = answer.statusCode === 200;
    const etag = parseEtag(
      header(seen, 'x-linked-etag') ?? (isFile ? answer.headers.etag : undefined),
    )?.value;
    const size = header(seen, 'x-linked-size') ?? (isFile ? answer.headers['content-length'] : undefined);
    return {
      commit: header(seen, 'x-repo-commit'),
      etag,
      bytes: size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : undefined,
      sha256: etag !== undefined && /^[0-9a-f]{64}$/.test(etag) ? etag : undefined,
    };
  }

  /**
   * Asks for the file from `from` on; the answer may be 200, 206 or 416 and its body is the caller's.
   * @param validator ETag of an earlier answer, so that a changed file is sent whole
   */
  async open(
    file: HubFile,
    from: number,
    validator: string | undefined,
    signal?: AbortSignal,
  ): Promise<IncomingMessage> {
    const headers: Record<string, string> = {};
    if (from > 0) headers['range'] = `bytes=${from}-`;
    if (from > 0 && validator !== undefined) headers['if-range'] = `"${validator}"`;
    return this.follow('GET', this.url(file), headers, signal, () => false);
  }

  private async follow(
    method: 'GET' | 'HEAD',
    start: URL,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
    isEnough: (answer: IncomingMessage, next: URL) => boolean,
  ): Promise<IncomingMessage> {
    let url = start;
    for (let hops = 0; ; hops++) {
      const { token } = this.settings;
      const authorization =
        token !== undefined && url.origin === start.origin ? { authorization: `Bearer ${token}` } : {};
      const answer = await request(
        this.settings,
        method,
        url,
        { 'accept-encoding': 'identity', ...headers, ...authorization },
        signal,
      );
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status < 300 || status === 416) return answer;
      if (status >= 400 || location === undefined) {
        answer.resume();
        throw failureOf(url, status, answer.headers);
      }
      if (!URL.canParse(location, url.href))
        throw new HubAnswerError(shownUrl(url), 'a redirect to no address');
      const next = new URL(location, url);
      if (isEnough(answer, next)) return answer;
      answer.resume();
      assertMayFollow(url, next, hops);
      url = next;
    }
  }
}

function assertMayFollow(from: URL, to: URL, hops: number): void {
  if (hops >= MAX_REDIRECTS) throw new HubAnswerError(shownUrl(from), 'one redirect after the other');
  if (to.protocol !== 'https:' && !(to.protocol === 'http:' && from.protocol === 'http:')) {
    throw new HubAnswerError(shownUrl(from), `a redirect away from https, to ${to.protocol}//${to.host}`);
  }
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function failureOf(url: URL, status: number, headers: IncomingHttpHeaders): Error {
  if (status === 429 || status === 408 || status >= 500) {
    return new PassingFailure(`status ${status}`, retryAfterMs(headers['retry-after']));
  }
  return new HubRefusedError(shownUrl(url), status);
}
