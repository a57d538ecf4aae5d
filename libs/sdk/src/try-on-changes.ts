import { serverEvents } from './event-lines.js';
import type { TryOnJobSummary } from './types.js';
import { VitrineError } from './vitrine-error.js';

export interface Watched {
  /** The events of the job, after that with the id. */
  stream: (lastId: string | undefined) => Promise<Response>;
  read: () => Promise<TryOnJobSummary>;
  sleep: (ms: number) => Promise<void>;
  signal: AbortSignal | undefined;
}

const POLL_MS = 700;
/** Times that a stream may end without a new event, before the job is polled instead. */
const MOST_SILENT_ENDS = 2;

/**
 * How a job goes on: by its server-sent events, taken up again after a break where they had come to. Where a proxy
 * keeps or breaks them, the job is asked for now and then.
 */
export async function* changesOf(watched: Watched): AsyncGenerator<TryOnJobSummary> {
  let lastId: string | undefined;
  for (let silentEnds = 0; silentEnds < MOST_SILENT_ENDS; silentEnds++) {
    try {
      const answer = await watched.stream(lastId);
      if (answer.status === 204) return;
      if (!isEventStream(answer) || answer.body === null) break;
      for await (const { id, data } of serverEvents(answer.body)) {
        const job = JSON.parse(data) as TryOnJobSummary;
        silentEnds = -1;
        lastId = id;
        yield job;
        if (hasEnded(job)) return;
      }
    } catch (error) {
      watched.signal?.throwIfAborted();
      // A job that is gone has no more changes; too many streams of a key are no reason to stop either.
      if (error instanceof VitrineError && error.status === 404) return;
      if (error instanceof VitrineError && error.status > 0 && error.status < 500 && error.status !== 429)
        throw error;
    }
    await watched.sleep(POLL_MS);
  }
  yield* polled(watched);
}

async function* polled({ read, sleep }: Watched): AsyncGenerator<TryOnJobSummary> {
  let last = '';
  for (;;) {
    const job = await read().catch((error: unknown) => {
      if (error instanceof VitrineError && error.status === 404) return undefined;
      throw error;
    });
    if (job === undefined) return;
    const version = `${job.status} ${job.step} ${job.progress}`;
    if (version !== last) yield job;
    if (hasEnded(job)) return;
    last = version;
    await sleep(POLL_MS);
  }
}

function hasEnded({ status }: TryOnJobSummary): boolean {
  return status === 'completed' || status === 'failed';
}

function isEventStream(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}
