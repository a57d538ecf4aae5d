import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { productRoot } from '../../apps/standalone/src/root.js';
import { Child } from '../../apps/standalone/src/services/child.js';
import { BenchHouse } from '../bench/processes.js';
import { newShop } from '../bench/seed.js';

const SCHEMATHESIS = '4.32.0';
/** The product's own promises: no 5xx, what is answered is documented, what does not fit is refused, 405 with Allow. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'positive_data_acceptance',
  'unsupported_method',
];
/** A stream that ends with its job. */
const NOT_FUZZED = 'watchTryOn';

const program = new Command('fuzz')
  .description('Schemathesis, made from the OpenAPI document, against an instance of its own')
  .option('--examples <count>', 'requests of each operation at most, in each of two phases', count, 20)
  .option('--seconds <count>', 'of the whole run at most', count, 600)
  .option('--seed <number>', 'the same requests again', count)
  .option('--python <path>', 'a Python of 3.10 or later', 'python3')
  .parse();
type Options = { examples: number; seconds: number; seed?: number; python: string };
const { examples, seconds, seed, python } = program.opts<Options>();

const tool = await install(python);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Child.stopAll().finally(() => process.exit(130)));
}
const house = await BenchHouse.open();
try {
  const worker = await house.startWorker();
  const api = await house.startApi({ EMBEDDING_WORKER_URL: worker.url });
  const { token } = await newShop(house, api);
  const reports = join(productRoot(), '.vitrine/fuzz');
  process.exitCode = await schemathesis(tool, [
    'run',
    `${api.url}/openapi.json`,
    `--checks=${CHECKS.join()}`,
    `--exclude-operation-id=${NOT_FUZZED}`,
    '--phases=coverage,fuzzing',
    `--max-examples=${examples}`,
    `--max-time=${seconds}`,
    '--continue-on-failure',
    '--suppress-health-check=all',
    '--warnings=off',
    '--request-timeout=30',
    `--header=X-API-Key: ${token}`,
    `--header=X-Admin-Key: ${house.adminKey}`,
    '--report=json',
    `--report-json-path=${join(reports, 'report.json')}`,
    ...(seed === undefined ? [] : [`--seed=${seed}`]),
  ]);
} finally {
  await house.close();
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number above 0.');
  return value;
}

/** In an environment of its own, once. @returns the path of the program */
async function install(interpreter: string): Promise<string> {
  const folder = join(productRoot(), '.vitrine/fuzz', `schemathesis-${SCHEMATHESIS}`);
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const program = join(bin, 'st');
  if (existsSync(program)) return program;
  console.log(`Installing schemathesis ${SCHEMATHESIS} …`);
  await mkdir(folder, { recursive: true });
  const run = promisify(execFile);
  await run(interpreter, ['-m', 'venv', folder]);
  await run(join(bin, 'pip'), ['install', '--quiet', `schemathesis==${SCHEMATHESIS}`]);
  return program;
}

function schemathesis(command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
