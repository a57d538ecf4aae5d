import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { asCommand, root } from './lib/run.mjs';
import { setup } from './setup.mjs';

/** `npm run dev`, `db:seed` and `db:studio`: from the sources, so that no dist/ has to be there or be new. */
await asCommand(async () => {
  await setup();
  const child = spawn(
    process.execPath,
    [
      '--conditions=vitrine-source',
      `--import=${join(root, 'scripts/lib/run-from-source.mjs')}`,
      join(root, 'apps/standalone/src/dev-main.ts'),
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  // The terminal's Ctrl-C reaches both; this one waits until the other has stopped what it started.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 0;
});
