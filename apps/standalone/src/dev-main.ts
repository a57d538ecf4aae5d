import { join } from 'node:path';
import { Command } from 'commander';
import { runDev } from './dev.js';
import { productRoot } from './root.js';
import { seed } from './seed.js';
import { studio } from './studio.js';
import { say } from './terminal.js';

/** For whoever changes Vitrine: `npm run dev`, `db:seed`, `db:studio` (scripts/dev.mjs). */
const root = productRoot();
const dataDir = join(root, '.vitrine');
const place = {
  root,
  dataDir,
  runDir: join(dataDir, 'run'),
  logDir: join(dataDir, 'logs'),
  fromSource: true,
};

const program = new Command('npm run');
program
  .command('dev', { isDefault: true })
  .description('the API and the workers from their sources, started anew when a file changes')
  .option('--port <number>', 'the port of the API', Number)
  .action(({ port }: { port?: number }) => runDev(place, port));
program
  .command('db:seed')
  .description('uploads the drawn catalogue')
  .action(() => seed(dataDir));
program
  .command('db:studio')
  .description('shows the tables in a browser')
  .action(async () => {
    process.exitCode = await studio(root, dataDir);
  });

try {
  await program.parseAsync();
} catch (error) {
  say(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
