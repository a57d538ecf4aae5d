import { EventEmitter } from 'node:events';
import type { Queue } from 'bull';
import type { PinoLogger } from 'nestjs-pino';
import { describe, expect, it } from 'vitest';
import { JobHandlersError } from './job-handlers.error.js';
import { type QueueJobs, QueueWork } from './queue-work.js';

const silent = { warn: () => undefined } as unknown as PinoLogger;
const handler = { concurrency: 2, handle: () => Promise.resolve() };

/** The queue as far as a start uses it. */
function queue() {
  const handled: [string, number][] = [];
  const said: string[] = [];
  const process = (name: string, concurrency: number) => {
    handled.push([name, concurrency]);
    return new Promise<void>(() => undefined);
  };
  return {
    handled,
    said,
    bull: Object.assign(new EventEmitter(), {
      name: 'photos',
      process,
      toKey: (name: string) => `photos:${name}`,
      client: { set: async (key: string) => void said.push(key) },
    }) as unknown as Queue,
  };
}

const start = (bull: Queue, names: string[], handlers: QueueJobs['handlers']) =>
  new QueueWork(bull, silent).start({ names, handlers, failed: () => Promise.resolve() });

describe('QueueWork', () => {
  it('gives each job its handler', () => {
    const { bull, handled } = queue();
    start(bull, ['make', 'drop'], { make: handler, drop: { ...handler, concurrency: 1 } });
    expect(handled).toEqual([
      ['make', 2],
      ['drop', 1],
    ]);
  });

  it('says in Redis that somebody works on the queue', () => {
    const { bull, said } = queue();
    start(bull, ['make'], { make: handler });
    expect(said).toEqual(['photos:worker-seen-at']);
  });

  it('calls a lost connection that, and nothing else', () => {
    const { bull } = queue();
    const logged: string[] = [];
    const logger = { warn: (_: unknown, text: string) => logged.push(text) } as unknown as PinoLogger;
    new QueueWork(bull, logger).start({
      names: ['make'],
      handlers: { make: handler },
      failed: () => Promise.resolve(),
    });
    bull.emit('error', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    bull.emit('error', new Error('Connection is closed.'));
    bull.emit('error', new Error('Missing lock for job 7 finished'));
    expect(logged).toEqual([
      'Redis connection lost',
      'Redis connection lost',
      'The queue "photos" met an error',
    ]);
  });

  it('does not start where a job has no handler', () => {
    const { bull, handled } = queue();
    expect(() => start(bull, ['make', 'drop'], { make: handler })).toThrow(
      new JobHandlersError('photos', ['drop'], []),
    );
    expect(handled).toEqual([]);
  });

  it('does not start where a handler has no job', () => {
    expect(() => start(queue().bull, ['make'], { make: handler, drop: handler })).toThrow(
      'The queue "photos" has a handler for drop, which is no job of it',
    );
  });
});
