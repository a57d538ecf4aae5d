import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const mostBytes = 8192;

/** The last lines that were written to a log since `from` bytes. */
export function logTail(path: string, from = 0, lines = 15): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const start = Math.max(from, size - mostBytes);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(file, buffer, 0, buffer.length, start);
    return stripVTControlCharacters(buffer.toString('utf8'))
      .trimEnd()
      .split(/\r?\n/)
      .slice(-lines)
      .join('\n');
  } finally {
    closeSync(file);
  }
}
