import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream } from './event-stream.js';

describe('EventStream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const read = (stream: EventStream) => String((stream.read() as Buffer | null) ?? '');

  it('says first when to connect again, then each event with its id in one line', () => {
    const stream = new EventStream();
    stream.send('processing-1-10', { text: 'two\nlines' });
    expect(read(stream)).toBe('retry: 2000\n\nid: processing-1-10\ndata: {"text":"two\\nlines"}\n\n');
    stream.destroy();
  });

  it('shows every 15 seconds that it is alive, though only to a client that reads', () => {
    const stream = new EventStream();
    vi.advanceTimersByTime(60_000);
    expect(read(stream)).toBe('retry: 2000\n\n');
    vi.advanceTimersByTime(15_000);
    expect(read(stream)).toBe(': alive\n\n');
    stream.destroy();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends', async () => {
    const stream = new EventStream();
    stream.send('completed-1-100', {});
    stream.end();
    expect(vi.getTimerCount()).toBe(0);
    const parts: string[] = [];
    for await (const part of stream) parts.push(String(part));
    expect(parts.join('')).toContain('id: completed-1-100');
  });
});
