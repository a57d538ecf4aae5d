import { Readable } from 'node:stream';

/** Proxies close a connection that says nothing for a minute, or half of one. */
const HEARTBEAT_MS = 15_000;
/** How long a client is to wait before it connects again. */
const RETRY_MS = 2_000;

/** A response body of server-sent events (HTML Living Standard, 9.2), with a comment now and then. */
export class EventStream extends Readable {
  private readonly heartbeat: NodeJS.Timeout;

  constructor() {
    super();
    this.push(`retry: ${RETRY_MS}\n\n`);
    this.heartbeat = setInterval(() => {
      // Not to a client that takes nothing any more.
      if (this.readableLength === 0) this.push(': alive\n\n');
    }, HEARTBEAT_MS);
  }

  /** @param id what the client sends as `Last-Event-ID` when it connects again */
  send(id: string, data: object): void {
    this.push(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    clearInterval(this.heartbeat);
    this.push(null);
  }

  override _read(): void {
    // What there is was pushed when it happened.
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.heartbeat);
    done(error);
  }
}
