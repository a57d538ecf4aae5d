import { join } from 'node:path';
import { Command } from 'commander';
import { productRoot } from '../../apps/standalone/src/root.js';
import { Child } from '../../apps/standalone/src/services/child.js';
import type { Row, RowResult } from './bench-row.js';
import { BenchHouse } from './processes.js';
import { encoder } from './encoder.js';
import { eventLoop } from './event-loop.js';
import { importing } from './import.js';
import { final } from './final.js';
import { ingest } from './ingest.js';
import { memory } from './memory.js';
import { overload } from './overload.js';
import { recommend } from './recommend.js';
import { recommend16 } from './recommend-16.js';
import { recommendCached } from './recommend-cached.js';
import { scale } from './scale.js';
import { shoppers } from './shoppers.js';
import { titles } from './titles.js';
import { tenants } from './tenants.js';
import { towers } from './towers.js';
import { tryonLocks } from './tryon-locks.js';
import { tryon } from './tryon.js';
import { machine, printFigures, printRow, writeReport } from './report.js';

const rows: Row[] = [
  recommend,
  recommend16,
  recommendCached,
  scale,
  titles,
  shoppers,
  tenants,
  ingest,
  importing,
  eventLoop,
  overload,
  memory,
  encoder,
  towers,
  tryon,
  tryonLocks,
  final,
];

const program = new Command('bench')
  .description('The product over HTTP against bare scripts that call the same libraries, by turns')
  .option('--only <row>', `one row: ${rows.map(({ name }) => name).join(', ')}`)
  .option('--quick', 'fewer samples: under two minutes', false)
  .option('--full', 'memory over 10,000 photos as well: many minutes more', false)
  .option('--models <dir>', 'a folder of further models: the row towers measures each')
  .option('--model <name>', 'the product on this model of that folder, not on the built-in one')
  .option('--precision <precision>', 'of that model: fp32, fp16 or int8')
  .option(
    '--python <path>',
    'a Python with models/bench-gpu/requirements.txt: the row towers measures it too',
  )
  .parse();
type Options = {
  only?: string;
  quick: boolean;
  full: boolean;
  models?: string;
  model?: string;
  precision?: string;
  python?: string;
};
const { only, quick, full, models, model, precision, python } = program.opts<Options>();
const wanted = rows.filter(({ name }) => only === undefined || name === only);
if (wanted.length === 0) program.error(`There is no row ${only}.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Child.stopAll().finally(() => process.exit(130)));
}

console.log(Object.values(machine()).join(' · '));
const house = await BenchHouse.open({ modelsDir: model && models, model, precision });
const results = new Map<Row, RowResult>();
try {
  for (const row of wanted) {
    const result = await row.measure({ house, quick, full, models, python });
    results.set(row, result);
    printRow(row, result);
  }
} finally {
  await house.close();
}
console.log('\nAll figures with a target');
printFigures(
  [...results.values()].flatMap(({ figures }) =>
    figures.filter(({ atMost, atLeast }) => atMost !== undefined || atLeast !== undefined),
  ),
);
const file = join(productRoot(), '.vitrine/bench.json');
await writeReport(file, results);
console.log(`Written to ${file}.`);
