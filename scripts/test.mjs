import { build } from './build.mjs';
import { checks, runCheck } from './lib/checks.mjs';
import { seconds, StepFailedError } from './lib/run.mjs';
import { runVitest } from './lib/vitest.mjs';

/**
 * Every check there is. With arguments (`npm test -- libs/catalog`) only vitest runs, and they go to it.
 */
const vitestArguments = process.argv.slice(2);
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

async function everything() {
  const built = await step('set-up and build', build);
  if (vitestArguments.length === 0) {
    for (const check of checks) {
      await step(check.name, async () => {
        const { ok, reason, output } = await runCheck(check);
        return ok ? undefined : `${output.trimEnd()}\n${check.name}: ${reason}`;
      });
    }
  }
  // The specs start the built processes: without a build they would test an old one.
  if (!built) return;
  const { passed, failed, problem } = await runVitest(vitestArguments);
  if (problem) process.stdout.write(`✗ ${problem}\n`);
  total.passed += passed;
  total.failed += failed;
}

await everything();
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
