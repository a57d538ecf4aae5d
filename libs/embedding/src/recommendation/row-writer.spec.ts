import type { PinoLogger } from 'nestjs-pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_KEPT_OF_OWNER, RowWriter } from './row-writer.js';

const silent = { warn: () => undefined, error: () => undefined } as unknown as PinoLogger;
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

  describe('that Postgres refuses', () => {
    const options = { what: 'Rows', flushMs: 1_000_000, ownerOf: ({ owner }: Row) => owner };
    let written: Row[];
    let logged: string[];
    let refuses: (row: Row) => Error | undefined;
    let writer: RowWriter<Row>;

    beforeEach(() => {
      written = [];
      logged = [];
      const log = (_: unknown, text: string) => logged.push(text);
      const logger = { warn: log, error: log } as unknown as PinoLogger;
      const write = async (rows: readonly Row[]) => {
        const [failure] = rows.flatMap((row) => refuses(row) ?? []);
        if (failure !== undefined) throw failure;
        written.push(...rows);
      };
      writer = new RowWriter<Row>(write, logger, options);
    });
    const flush = async (times: number) => {
      for (let time = 0; time < times; time++) await writer.flush();
    };

    it('are given up alone after three tries, and logged', async () => {
      refuses = ({ n }) => (n === 3 || n === 7 ? new Error('no such column') : undefined);
      writer.add(...rowsOf('a', 10), ...rowsOf('b', 3));
      await flush(2);
      expect(written).toEqual([]);
      expect(writer.countOf('a')).toBe(10);
      await flush(1);
      expect(writer.countOf('a') + writer.countOf('b')).toBe(0);
      expect(written).toHaveLength(11);
      expect(written.filter(({ n }) => n === 3 || n === 7)).toEqual([]);
      expect(logged.filter((text) => text.includes('they are refused'))).toHaveLength(2);
      await writer.close();
    });

    it('for an outage wait on, however long it is, and whatever was refused before', async () => {
      const away = new Error('Connection terminated unexpectedly');
      refuses = () => away;
      writer.add(...rowsOf('a', 10));
      await flush(10);
      expect(writer.countOf('a')).toBe(10);
      let asked = 0;
      refuses = () => ((asked += 1) > 30 ? away : new Error('refused'));
      await flush(3);
      expect(writer.countOf('a')).toBe(10);
      refuses = () => undefined;
      await writer.close();
      expect(written.map(({ n }) => n).sort((one, other) => one - other)).toEqual(
        rowsOf('a', 10).map(({ n }) => n),
      );
    });

    it('are said to be too many where there is no room for them', async () => {
      refuses = () => undefined;
      writer.add(...rowsOf('a', MAX_KEPT_OF_OWNER + 3));
      await flush(2);
      expect(written).toHaveLength(MAX_KEPT_OF_OWNER);
      expect(logged).toEqual(['Rows were given up: too many wait to be recorded']);
      await writer.close();
    });
  });
});
