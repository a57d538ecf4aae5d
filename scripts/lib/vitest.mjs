import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { readTestLog } from './test-log.mjs';
import { summarise } from './test-summary.mjs';

const limitVariable = 'TEST_LIMIT_MINUTES';

/**
 * Runs the specs of a tier, shows vitest's output as it comes, and counts by what was logged on the way: also of a
 * run that is cut off or crashes. One that hangs must not hold up the rest for ever.
 */
export async function runVitest(tier, args, { config = join(root, 'vitest.config.ts'), show = true } = {}) {
  const limitMinutes = Number(process.env[limitVariable] || tier.limitMinutes);
  if (!(limitMinutes > 0)) throw new Error(`${limitVariable} must be a number of minutes above 0.`);
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-results-'));
  const logFile = join(folder, 'log.ndjson');
  writeFileSync(logFile, '');
  try {
    const { ok, reason } = await run(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        `--config=${config}`,
        ...tier.projects.map((project) => `--project=${project}`),
        '--reporter=default',
        `--reporter=${join(root, 'scripts/lib/log-reporter.mjs')}`,
        ...args,
      ],
      {
        inherit: show,
        // The reporter ends the run in time, so that its services are stopped; this is for when it cannot.
        withinMs: limitMinutes * 60_000 + 20_000,
        env: { VITRINE_TEST_LOG: logFile, VITRINE_TEST_LIMIT_MS: String(limitMinutes * 60_000) },
      },
    );
    const log = readTestLog(logFile);
    const sentence = log.cutOff
      ? `cut off after ${limitMinutes} minutes. Is a spec hanging, or the machine slow? ${limitVariable}=${Math.ceil(limitMinutes * 2)} gives it longer.`
      : `vitest ended with ${reason}`;
    return summarise(log, { tier, outcome: { ok, sentence } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
