import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { TryOnJobSummaryDto } from '#contracts';
import { CONFIG, databaseOutage, DependencyUnavailableError, NotFoundError } from '#platform';
import type { Tenant } from '#tenant';
import { TooManyFeedsError } from '../errors/too-many-feeds.error.js';
import { summaryOf } from './try-on.dto.js';
import type { JobId } from './try-on-files.js';
import type { TryOnRow } from './try-on-row.js';
import { type JobState, TryOnRepository, visibleTo } from './try-on.repository.js';
import { TryOnUrls } from './try-on-urls.js';
import type { Config } from '../settings.js';

/** Between two looks at all jobs that are watched. */
const LOOK_MS = 150;

export type TryOnChange = {
  /** Names this state of the job: whoever has seen it is not told of it again. */
  version: string;
  job: TryOnJobSummaryDto;
};

export type FeedListener = {
  change(change: TryOnChange): void;
  /** Nothing more will be told: the job has ended or is erased, or this process stops. */
  end(): void;
};

type Feed = JobId & { seen: string; listener: FeedListener };

/**
 * Tells of jobs as they go on. One query by primary key asks for all jobs that are watched in this process, however
 * many watch them; none is made while nobody does.
 */
@Injectable()
export class TryOnFeeds implements OnModuleDestroy {
  private readonly feeds = new Set<Feed>();
  private readonly openOf = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly repository: TryOnRepository,
    private readonly urls: TryOnUrls,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnFeeds.name);
  }

  /**
   * Tells of a job as it is, unless that was seen already, and of each change until it has ended. A state that begins
   * and ends between two looks is left out.
   * @param seen the `version` that the watcher was told of last
   * @returns what stops it early; undefined where the watcher has seen how the job ended
   * @throws NotFoundError, TooManyFeedsError
   */
  async open(
    tenant: Tenant,
    id: string,
    seen: string | undefined,
    listener: FeedListener,
  ): Promise<(() => void) | undefined> {
    const { apiKeyId } = tenant;
    // Before anything is asked for: a key that opens stream after stream takes no connection to Postgres from others.
    this.count(apiKeyId);
    const row = await this.rowOf(tenant, id).catch((error: unknown) => {
      this.uncount(apiKeyId);
      throw error;
    });
    const change = this.changeOf(row);
    const isNews = change.version !== seen;
    if (hasEnded(row) && !isNews) {
      this.uncount(apiKeyId);
      return undefined;
    }
    const feed: Feed = { apiKeyId, id, seen: change.version, listener };
    this.feeds.add(feed);
    if (isNews) listener.change(change);
    if (hasEnded(row) || this.isStopping) this.end(feed);
    this.lookLater();
    return () => this.forget(feed);
  }

  /**
   * Waits until a job has ended, is erased, or `signal` is aborted; a process that stops ends it too.
   * @throws NotFoundError, TooManyFeedsError
   */
  async untilEnded(tenant: Tenant, id: string, signal: AbortSignal): Promise<void> {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const stop = await this.open(tenant, id, undefined, { change: () => undefined, end });
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    await ended;
    signal.removeEventListener('abort', end);
    stop?.();
  }

  /** Requests are still being answered at this point, and a server that closes waits for them. */
  onModuleDestroy(): void {
    this.isStopping = true;
    clearTimeout(this.timer);
    for (const feed of this.feeds) this.end(feed);
  }

  private lookLater(): void {
    if (this.isStopping || this.feeds.size === 0) return;
    this.timer ??= setTimeout(() => {
      void this.look().finally(() => {
        this.timer = undefined;
        this.lookLater();
      });
    }, LOOK_MS);
  }

  private async look(): Promise<void> {
    try {
      const watched = new Map<string, Feed[]>();
      for (const feed of this.feeds) watched.set(feed.id, [...(watched.get(feed.id) ?? []), feed]);
      const states = await this.repository.statesOf([...watched.values()].flatMap(([feed]) => feed ?? []));
      const found = new Map(states.map((state) => [state.id, state]));
      await Promise.all(
        [...watched].map(([id, feeds]) =>
          this.tell(
            found.get(id),
            feeds.filter(({ seen }) => seen !== versionOf(found.get(id))),
          ),
        ),
      );
    } catch (error) {
      // Of a Postgres that is away whoever asks it is told; the watchers hear of what is then when it is back.
      const isAway = error instanceof DependencyUnavailableError || databaseOutage(error) !== undefined;
      this.logger[isAway ? 'debug' : 'error'](
        { err: error },
        'The try-ons that are watched could not be looked at',
      );
    }
  }

  private async tell(state: JobState | undefined, feeds: readonly Feed[]): Promise<void> {
    const [first] = feeds;
    if (first === undefined) return;
    const row = state && (await this.repository.find({ apiKeyId: first.apiKeyId }, first.id));
    for (const feed of feeds.filter((one) => this.feeds.has(one))) {
      if (row) {
        const change = this.changeOf(row);
        feed.seen = change.version;
        feed.listener.change(change);
      }
      if (!row || hasEnded(row)) this.end(feed);
    }
  }

  private changeOf(row: TryOnRow): TryOnChange {
    return { version: versionOf(row), job: summaryOf(row, this.urls) };
  }

  private end(feed: Feed): void {
    this.forget(feed);
    feed.listener.end();
  }

  private forget(feed: Feed): void {
    if (this.feeds.delete(feed)) this.uncount(feed.apiKeyId);
  }

  /** @throws TooManyFeedsError */
  private count(apiKeyId: string): void {
    const open = this.openOf.get(apiKeyId) ?? 0;
    if (open >= this.config.TRYON_EVENT_STREAMS) throw new TooManyFeedsError(open);
    this.openOf.set(apiKeyId, open + 1);
  }

  private uncount(apiKeyId: string): void {
    const open = (this.openOf.get(apiKeyId) ?? 1) - 1;
    if (open > 0) this.openOf.set(apiKeyId, open);
    else this.openOf.delete(apiKeyId);
  }

  private async rowOf(tenant: Tenant, id: string): Promise<TryOnRow> {
    const row = await this.repository.find(visibleTo(tenant), id);
    if (row === null) throw new NotFoundError('try-on job');
    return row;
  }
}

function hasEnded({ status }: Pick<TryOnRow, 'status'>): boolean {
  return status === 'completed' || status === 'failed';
}

/** Every step has a progress of its own. */
function versionOf(state: Pick<TryOnRow, 'status' | 'attempt' | 'progress'> | undefined): string {
  return state === undefined ? '' : `${state.status}-${state.attempt}-${state.progress}`;
}
