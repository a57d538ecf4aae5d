import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { runStandalone } from './standalone.js';
import { productRoot } from './root.js';

interface Options {
  once?: true;
  photos?: string;
  person?: string;
  port?: number;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is 1 to 65535.');
  return port;
}

const options = new Command('npm run demo --')
  .description('Starts all of Vitrine on this machine, with a demo shop to try it on.')
  .option('--once', 'end after the table; exit code 0 if every prompt found what it asked for')
  .option('--photos <dir>', 'a folder of your own photos, with an images.csv or without')
  .option('--person <file>', 'a photo of a person, to try an item on')
  .option('--port <number>', 'the port of the API', portNumber)
  .parse()
  .opts<Options>();

const root = productRoot();
const dataDir = join(root, '.vitrine');

process.exit(
  await runStandalone(
    { root, dataDir, runDir: join(dataDir, 'run'), logDir: join(dataDir, 'logs') },
    { once: options.once ?? false, photos: options.photos, person: options.person, port: options.port },
  ),
);
