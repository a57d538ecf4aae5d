import { build } from './build.mjs';
import { checks, runCheck } from './lib/checks.mjs';
import { seconds, StepFailedError } from './lib/run.mjs';
import { tiers } from './lib/tiers.mjs';
import { runVitest } from './lib/vitest.mjs';
import { setup } from './setup.mjs';

/**
 * Every check there is, and the specs of a tier (`--unit`, `--slow`; else all but the slow ones). With further
 * arguments (`npm test -- libs/catalog`) only vitest runs, and they go to it.
 */
const [first, ...rest] = process.argv.slice(2);
const named = { '--unit': tiers.unit, '--slow': tiers.slow }[first];
const tier = named ?? tiers.all;
const vitestArguments = named ? rest : process.argv.slice(2);
const total = { passed: 0, failed: 0 };

async function step(name, work) {
  const start = performance.now();
  const problem = await work().catch((error) =>
    error instanceof StepFailedError
      ? `${error.output.trimEnd()}\n${error.message}`
      : (error.stack ?? String(error)),
  );
  total[problem === undefined ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${problem === undefined ? '✓' : '✗'} ${name} (${seconds(start)})\n`);
  if (problem !== undefined) process.stdout.write(`${problem.replace(/^/gm, '    ')}\n`);
  return problem === undefined;
}

/** The end-to-end specs start the built processes: without a build they would test an old one. */
const prepare = tier === tiers.unit ? () => step('set-up', setup) : () => step('set-up and build', build);

async function everything() {
  const prepared = await prepare();
  if (tier === tiers.all && vitestArguments.length === 0) {
    for (const check of checks) {
      await step(check.name, async () => {
        const { ok, reason, output } = await runCheck(check);
        return ok ? undefined : `${output.trimEnd()}\n${check.name}: ${reason}`;
      });
    }
  }
  if (!prepared) return;
  const { passed, failed, lines } = await runVitest(
    tier,
    // There may be no slow spec at all; a path that finds nothing is an error.
    tier === tiers.slow && vitestArguments.length === 0 ? ['--passWithNoTests'] : vitestArguments,
  );
  total.passed += passed;
  total.failed += failed;
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

await everything();
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
