import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An attempt at a call, as it arrived. */
export interface Attempt {
  idempotencyKey: string | undefined;
  lastEventId: string | undefined;
}
type Answer = (response: ServerResponse) => void;

/**
 * Serves pages of a shop, and calls that go wrong before they go well: `/faults/NAME` is the address of an API whose
 * attempts are answered by the list of that name in turn, the last one for all that follow.
 */
export class FaultyServer {
  private readonly attempts = new Map<string, Attempt[]>();

  private constructor(
    private readonly server: Server,
    private readonly files: Record<string, string>,
    private readonly faults: Record<string, readonly Answer[]>,
  ) {
    server.on('request', (request, response) => this.answer(request, response));
  }

  /** @param files what pages load by their paths, modules and HTML */
  static async start(
    files: Record<string, string>,
    faults: Record<string, readonly Answer[]>,
  ): Promise<FaultyServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultyServer(server, files, faults);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The attempts at calls of that name, which are forgotten with this. */
  taken(name: string): Attempt[] {
    const found = this.attempts.get(name) ?? [];
    this.attempts.delete(name);
    return found;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private answer({ url = '/', headers }: IncomingMessage, response: ServerResponse): void {
    const file = this.files[url];
    if (file !== undefined) {
      const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'content-type': type }).end(file);
      return;
    }
    const name = /^\/faults\/([^/]+)/.exec(url)?.[1] ?? '';
    const answers = this.faults[name] ?? [];
    const attempts = this.attempts.get(name) ?? [];
    const answer = answers[Math.min(attempts.length, answers.length - 1)] ?? ofNothing;
    const text = (value: string | string[] | undefined) => [value].flat()[0];
    attempts.push({
      idempotencyKey: text(headers['idempotency-key']),
      lastEventId: text(headers['last-event-id']),
    });
    this.attempts.set(name, attempts);
    answer(response);
  }
}

export const silent: Answer = () => undefined;

export const brokenOff: Answer = (response) => void response.socket?.destroy();

const ofNothing: Answer = (response) => void response.writeHead(404).end();

export function json(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
}

export function page(status: number): Answer {
  return (response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>A proxy</h1>');
}

/** Events of a job, after which the connection breaks. */
export function events(...jobs: [id: string, job: object][]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const text = jobs.map(([id, job]) => `id: ${id}\ndata: ${JSON.stringify(job)}\n\n`).join('');
    response.write(text, () => setTimeout(() => response.destroy(), 50));
  };
}
