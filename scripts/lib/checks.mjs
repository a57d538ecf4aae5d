import { join } from 'node:path';
import { root, run } from './run.mjs';

const tool = (name, ...args) => ({ command: join(root, 'node_modules/.bin', name), args });

const processes = ['api', 'embedding-worker', 'try-on-worker'].map((app) => `apps/${app}/src/main.ts`);

/** Each counts as one in the final line of `npm test`. */
export const checks = [
  { name: 'format (prettier)', ...tool('prettier', '--check', '.') },
  // TypeScript's errors come of the same pass, tests included; tsc itself compiles the rest in the build.
  { name: 'lint and types (oxlint, type-aware)', ...tool('oxlint', '--type-aware', '--type-check') },
  {
    name: 'types of the SDK (openapi.json)',
    command: process.execPath,
    args: [join(root, 'scripts/sdk-types.mjs'), '--check'],
  },
  { name: 'import rules (dependency-cruiser)', ...tool('depcruise', 'apps', 'libs') },
  {
    name: 'what each process loads (dependency-cruiser)',
    ...tool('depcruise', '--config', '.dependency-cruiser.processes.cjs', ...processes),
  },
  { name: 'what nothing uses (knip)', ...tool('knip', '--no-progress', '--no-config-hints') },
  {
    name: 'licences of production dependencies (license-checker)',
    command: process.execPath,
    args: [join(root, 'scripts/check-licences.mjs')],
  },
];

/** `undefined`, or what is wrong. */
export async function runCheck({ name, command, args }) {
  const { ok, reason, output } = await run(command, args);
  return ok ? undefined : `${output.trimEnd()}\n${name}: ${reason}`;
}
