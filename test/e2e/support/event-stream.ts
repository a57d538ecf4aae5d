import { eventually } from './eventually.js';

export interface ServerEvent {
  id: string;
  data: string;
}

/** An answer of server-sent events, as far as it has come. */
export class EventStreamClient {
  readonly events: ServerEvent[] = [];
  retryMs: number | undefined;
  /** Settles when the server ends the stream; rejects when the connection breaks. */
  readonly ended: Promise<void>;
  private readonly leaving = new AbortController();

  private constructor(
    readonly answer: Response,
    leaving: AbortController,
  ) {
    this.leaving = leaving;
    this.ended = this.read();
    this.ended.catch(() => undefined);
  }

  static async open(url: string, headers: Record<string, string>): Promise<EventStreamClient> {
    const leaving = new AbortController();
    const answer = await fetch(url, { headers, signal: leaving.signal });
    return new EventStreamClient(answer, leaving);
  }

  close(): void {
    this.leaving.abort();
  }

  /** Once so many events have come. */
  atLeast(count: number): Promise<void> {
    return eventually(
      () => {
        if (this.events.length < count) throw new Error(`${this.events.length} of ${count} events have come`);
      },
      { withinMs: 30_000, everyMs: 20 },
    );
  }

  private async read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of this.answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const;
      }),
    );
    const [id, data, retry] = [fields.get('id'), fields.get('data'), fields.get('retry')];
    if (retry !== undefined) this.retryMs = Number(retry);
    if (id !== undefined && data !== undefined) this.events.push({ id, data });
  }
}
