import { Command, Option } from 'commander';
import { VitrineError } from '#sdk';
import type { Connection } from './connection.js';
import { exportCommand } from './export-command.js';
import { importCommand } from './import-command.js';
import { StoppedError } from './stopped.error.js';
import { UnusableSourceError } from './unusable-source.error.js';

const program = new Command('vitrine').description("A shop's catalogue, in and out");

const connection = [
  new Option('--url <url>', 'where the API is').env('VITRINE_URL').default('http://127.0.0.1:3000'),
  new Option('--key <token>', 'the secret token; in VITRINE_KEY no process list shows it')
    .env('VITRINE_KEY')
    .makeOptionMandatory(),
];

const importing = program
  .command('import')
  .description('import a table with photo URLs, a zip, or a folder of photos with or without a table')
  .argument('<source>', 'a .csv, .ndjson or .zip file, or a folder')
  .option('--errors <file>', 'write the rows that failed to this file (.ndjson or .csv)')
  .action(async (source: string, options: Connection & { errors?: string }) => {
    if ((await importCommand(source, options)) > 0) process.exitCode = 2;
  });

const exporting = program
  .command('export')
  .description('write the whole catalogue as NDJSON, as an import takes it')
  .argument('<file>', 'where to')
  .action(async (file: string, options: Connection) => exportCommand(file, options));

for (const option of connection) {
  importing.addOption(option);
  exporting.addOption(option);
}

/** Errors that their message explains; of any other the stack is of use. */
const EXPECTED = [VitrineError, UnusableSourceError, StoppedError];

try {
  await program.parseAsync();
} catch (error) {
  console.error(EXPECTED.some((kind) => error instanceof kind) ? sentenceOf(error as Error) : error);
  process.exitCode = error instanceof StoppedError ? 130 : 1;
}

function sentenceOf(error: Error): string {
  if (!(error instanceof VitrineError)) return error.message;
  if (error.code === 'URL_UNUSABLE') return error.message;
  if (error.status === 0)
    return `No Vitrine answers: ${error.message} (${reasonOf(error)}) Start it, or say with --url where it is.`;
  return `The API answered with ${error.status}: ${error.message}`;
}

/** `fetch` says "fetch failed"; the cause of that says why. */
function reasonOf({ cause }: Error): string {
  const origin = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return (origin as NodeJS.ErrnoException | undefined)?.code ?? String(origin);
}
