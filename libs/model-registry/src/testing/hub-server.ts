import { createHash } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const COMMIT = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

export const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** What goes wrong with one GET of a file. */
export type Fault = {
  status?: number;
  headers?: Record<string, string>;
  /** The connection is cut after so many bytes of the body. */
  cutAfter?: number;
  /** The answer says that the body is so long, and it is. */
  shortBy?: number;
  ignoreRange?: boolean;
  ignoreIfRange?: boolean;
  /** The byte at this place of the file is another. */
  wrongByteAt?: number;
  /** Waits before it answers, milliseconds. */
  delayMs?: number;
};

const READ_MS = 100;

type Served = { content: Buffer; large: boolean; etag: string };
export type Seen = {
  at: 'hub' | 'storage';
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
};

/**
 * Behaves like the Hugging Face hub: small files come from the hub, large ones by a redirect to a storage of another
 * origin whose URL is signed; the hub answers HEAD with the commit and the LFS hash.
 */
export class HubServer {
  readonly files = new Map<string, Served>();
  readonly faults = new Map<string, Fault[]>();
  readonly seen: Seen[] = [];
  commit = COMMIT;
  /** What the hub says of large files, where that is not the truth. */
  readonly claimedSha256 = new Map<string, string>();
  private readonly hub = http.createServer((request, response) => this.answerHub(request, response));
  private readonly storage = http.createServer((request, response) => this.answerStorage(request, response));

  async start(): Promise<this> {
    for (const server of [this.hub, this.storage]) {
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    }
    return this;
  }

  async stop(): Promise<void> {
    for (const server of [this.hub, this.storage]) {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    }
  }

  get endpoint(): URL {
    return new URL(`http://127.0.0.1:${(this.hub.address() as AddressInfo).port}`);
  }

  put(path: string, content: Buffer, large: boolean): void {
    // A storage has its own idea of an ETag, other than the hub's.
    this.files.set(path, { content, large, etag: `storage-${sha256Of(content).slice(0, 8)}` });
  }

  fail(path: string, ...faults: Fault[]): void {
    this.faults.set(path, faults);
  }

  gets(path: string): Seen[] {
    return this.seen.filter(
      (each) => each.method === 'GET' && each.at === 'storage' && each.path.endsWith(path),
    );
  }

  private note(at: Seen['at'], request: IncomingMessage): URL {
    const url = new URL(request.url ?? '/', 'http://host');
    this.seen.push({ at, method: request.method ?? '', path: url.pathname, headers: request.headers });
    return url;
  }

  private answerHub(request: IncomingMessage, response: ServerResponse): void {
    const url = this.note('hub', request);
    const path = url.pathname.split('/resolve/')[1]?.split('/').slice(1).join('/') ?? '';
    const file = this.files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    const fault = request.method === 'GET' && !file.large ? this.faults.get(path)?.shift() : undefined;
    const common = { 'x-repo-commit': this.commit, 'accept-ranges': 'bytes' };
    if (!file.large) return this.send(request, response, file, fault, common);
    response.writeHead(302, {
      ...common,
      location: `http://127.0.0.1:${(this.storage.address() as AddressInfo).port}/${path}?signature=secret`,
      'x-linked-etag': `"${this.claimedSha256.get(path) ?? sha256Of(file.content)}"`,
      'x-linked-size': String(file.content.length),
    });
    response.end();
  }

  private answerStorage(request: IncomingMessage, response: ServerResponse): void {
    const url = this.note('storage', request);
    const path = url.pathname.slice(1);
    const file = this.files.get(path);
    if (file === undefined || url.searchParams.get('signature') !== 'secret') {
      return void response.writeHead(403).end();
    }
    this.send(request, response, file, this.faults.get(path)?.shift(), {});
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    file: Served,
    fault: Fault = {},
    headers: Record<string, string>,
  ): void {
    if (fault.status !== undefined) return void response.writeHead(fault.status, fault.headers).end();
    const content = Buffer.from(file.content);
    if (fault.wrongByteAt !== undefined) content[fault.wrongByteAt] = (content[fault.wrongByteAt] ?? 0) ^ 1;
    const ifRange = request.headers['if-range'];
    const same = ifRange === undefined || ifRange === `"${file.etag}"` || fault.ignoreIfRange === true;
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const from = range !== null && same && fault.ignoreRange !== true ? Number(range[1]) : 0;
    const etag = `"${file.etag}"`;
    if (from >= content.length) {
      return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    }
    const body = content.subarray(from, content.length - (fault.shortBy ?? 0));
    response.writeHead(from > 0 ? 206 : 200, {
      ...headers,
      ...fault.headers,
      etag,
      'content-length': String(body.length),
      ...(from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
    });
    if (request.method === 'HEAD') return void response.end();
    const { cutAfter, delayMs = 0 } = fault;
    setTimeout(() => {
      if (cutAfter === undefined) return void response.end(body);
      // A client is to have read what was written: the fetch of Node 24 drops the rest when the connection ends.
      response.write(body.subarray(0, cutAfter), () => setTimeout(() => response.socket?.end(), READ_MS));
    }, delayMs);
  }
}
