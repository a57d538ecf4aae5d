import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTestLog } from './test-log.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is read of a log; `rest` is what a killed run had begun to write. */
function read(entries, rest = '') {
  const file = join(folder, 'log.ndjson');
  writeFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join('') + rest);
  return readTestLog(file);
}

const begun = [
  { event: 'planned', file: 'a.spec.ts' },
  { event: 'planned', file: 'b.spec.ts' },
  { event: 'started', file: 'a.spec.ts' },
  { event: 'test-started', file: 'a.spec.ts', names: ['adds'] },
  { event: 'test', file: 'a.spec.ts', names: ['adds'], state: 'passed' },
];

describe('readTestLog', () => {
  it('takes a log that ends in the middle of a line for a run that was killed there', () => {
    const { files, ended } = read(begun, '{"event":"te');
    expect(ended).toBe(false);
    expect(files).toMatchObject([
      { path: 'a.spec.ts', state: 'under way', passed: 1 },
      { path: 'b.spec.ts', state: 'not begun', passed: 0 },
    ]);
  });

  it('counts a file as failed whose process ended though the run went on', () => {
    const { files } = read([
      ...begun,
      { event: 'ended', file: 'b.spec.ts', state: 'passed' },
      { event: 'run-ended' },
    ]);
    expect(files).toMatchObject([
      { state: 'failed', failures: [{ error: { message: expect.stringContaining('its process ended') } }] },
      { state: 'passed', failures: [] },
    ]);
  });

  it('counts a file that cannot be loaded as one failure', () => {
    const error = { message: 'no such module' };
    const { files } = read([...begun, { event: 'ended', file: 'b.spec.ts', state: 'failed', error }]);
    expect(files[1]).toMatchObject({ state: 'failed', failures: [{ names: [], error }] });
  });
});
