import type { PinoLogger } from 'nestjs-pino';
import { describe, expect, it } from 'vitest';
import { MAX_KEPT_OF_OWNER, RowWriter } from './row-writer.js';

const silent = { warn: () => undefined } as unknown as PinoLogger;
type Row = { owner: string; n: number };

describe('rows that wait to be written', () => {
  const rowsOf = (owner: string, count: number) =>
    Array.from({ length: count }, (_, n): Row => ({ owner, n }));

  it('of one key are limited, and a flood of one takes none from another', async () => {
    let isAway = true;
    const written: Row[] = [];
    const write = (rows: readonly Row[]) => {
      if (isAway) return Promise.reject(new Error('away'));
      written.push(...rows);
      return Promise.resolve();
    };
    const options = { what: 'Rows', flushMs: 1_000, ownerOf: ({ owner }: Row) => owner };
    const writer = new RowWriter<Row>(write, silent, options);
    writer.add(...rowsOf('quiet', 10));
    for (let i = 0; i < 6; i++) writer.add(...rowsOf(`loud ${i}`, MAX_KEPT_OF_OWNER * 2));
    await writer.flush();
    expect(writer.countOf('quiet')).toBe(10);
    isAway = false;
    await writer.close();
    expect(written.filter(({ owner }) => owner === 'quiet')).toEqual(rowsOf('quiet', 10));
    for (let i = 0; i < 6; i++) {
      const loud = written.filter(({ owner }) => owner === `loud ${i}`);
      expect(loud.length).toBeGreaterThan(1_000);
      expect(loud.length).toBeLessThanOrEqual(MAX_KEPT_OF_OWNER);
      expect(writer.countOf(`loud ${i}`)).toBe(0);
    }
    expect(written.length).toBeLessThanOrEqual(20_000);
  });
});
