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

/** As many at once as leave no core idle: most of them use one. */
async function inTurns(count, works) {
  const waiting = [...works];
  const worker = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: count }, worker));
}

/** The checks beside the build, which need none of it. @returns whether specs can be run */
async function prepare() {
  const isReady = await step('set-up', setup);
  if (!isReady || tier === tiers.unit) return isReady;
  const isFull = tier === tiers.all && vitestArguments.length === 0;
  let isBuilt = false;
  await inTurns(2, [
    // The end-to-end specs start the built processes: without a build they would test an old one.
    async () => (isBuilt = await step('build', build)),
    ...(isFull ? checks : []).map((check) => () => step(check.name, () => runCheck(check))),
  ]);
  return isBuilt;
}

async function everything() {
  const prepared = await prepare();
  if (!prepared) return;
  const { passed, failed, lines } = await runVitest(tier, vitestArguments);
  total.passed += passed;
  total.failed += failed;
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

await everything();
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
