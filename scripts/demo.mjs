import { build } from './build.mjs';
import { asCommand } from './lib/run.mjs';

await asCommand(async () => {
  await build();
  // In this process, so that Ctrl-C, signals and the exit code are its own.
  await import('../dist/apps/standalone/src/main.js');
});
