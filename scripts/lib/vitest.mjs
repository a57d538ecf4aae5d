import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/** All tests together; one that hangs must not hold up the rest for ever. */
const longestMs = 22 * 60_000;

/** Runs vitest, shows its output as it comes, and counts: a spec file that cannot be loaded is one failure. */
export async function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-results-'));
  const resultFile = join(folder, 'vitest.json');
  try {
    const { ok, reason } = await run(
      join(root, 'node_modules/.bin/vitest'),
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`, ...args],
      { inherit: true, withinMs: longestMs },
    );
    const counted = count(resultFile);
    if (!counted) return { passed: 0, failed: 1, problem: `vitest ended with ${reason} and left no result` };
    // An error outside of a test, a crashed worker, a set-up that failed: no test failed, yet the run did.
    if (!ok && counted.failed === 0) return { ...counted, failed: 1, problem: `vitest ended with ${reason}` };
    return counted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(resultFile) {
  let result;
  try {
    result = JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch {
    return undefined; // It crashed before it wrote one; the caller says so.
  }
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + unloaded.length };
}
