import { join } from 'node:path';
import { root, run } from './run.mjs';

const tool = (name, ...args) => ({ command: join(root, 'node_modules/.bin', name), args });

/** Each counts as one in the final line of `npm test`. */
export const checks = [
  { name: 'format (prettier)', ...tool('prettier', '--check', '.') },
  { name: 'lint (oxlint, type-aware)', ...tool('oxlint', '--type-aware') },
  {
    name: 'types (tsc, tests included)',
    command: process.execPath,
    args: [join(root, 'node_modules/typescript-native/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
  },
  { name: 'import rules (dependency-cruiser)', ...tool('depcruise', 'apps', 'libs') },
];

export async function runCheck({ command, args }) {
  return run(command, args);
}
