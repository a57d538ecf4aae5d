import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverEvents, type ServerEvent } from './event-lines.js';

async function eventsOf(chunks: Uint8Array[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of serverEvents(body)) events.push(event);
  return events;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('serverEvents', () => {
  it('reads id and data, joins lines of data, leaves comments and other fields out', async () => {
    const text = 'retry: 2000\n\n: alive\n\nid: a\ndata: {"x":\ndata: 1}\n\ndata:bare\n\nid: b\n\n';
    expect(await eventsOf([bytes(text)])).toEqual([
      { id: 'a', data: '{"x":\n1}' },
      { id: 'a', data: 'bare' },
    ]);
  });

  it('gives no event that was cut off', async () => {
    expect(await eventsOf([bytes('data: 1\n\ndata: 2\n')])).toEqual([{ id: undefined, data: '1' }]);
  });

  it('reads the same whatever pieces the bytes come in, and whatever ends the lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text)),
          { minLength: 1, maxLength: 4 },
        ),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
        async (texts, end, sizes) => {
          // A last carriage return may be half of a line's end: a line more settles it.
          const whole = bytes(
            texts.map((text, at) => `id: ${at}${end}data: ${text}${end}${end}`).join('') + `:${end}`,
          );
          const chunks: Uint8Array[] = [];
          for (let at = 0, n = 0; at < whole.length; n++) {
            const size = sizes[n % sizes.length] ?? 1;
            chunks.push(whole.slice(at, at + size));
            at += size;
          }
          const expected = texts.map((data, at) => ({ id: String(at), data }));
          expect(await eventsOf(chunks)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
