import { build } from './build.mjs';
import { asCommand } from './lib/run.mjs';

await asCommand(async () => {
  await build();
  process.env.ORT_DISABLE_TELEMETRY = '1';
  // In this process, so that its options and Ctrl-C are its own.
  await import('../dist/test/bench/main.js');
});
