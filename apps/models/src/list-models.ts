import { join } from 'node:path';
import Table from 'cli-table3';
import { readAnyModelManifest } from '#inference';
import { catalogueBytes, catalogueNames, readCatalogueEntry } from '#model-registry';
import { DomainError } from '#platform';
import { modelNames } from './model-names.js';

type Row = [name: string, state: string, licence: string, dimension: string, input: string, size: string];

/** Prints a row for each model that is installed or can be pulled. */
export async function listModels(modelsDir: string): Promise<void> {
  const table = new Table({ head: ['model', 'state', 'licence', 'dimension', 'input', 'size'] });
  const pullable = await catalogueNames(modelsDir);
  const installed = await modelNames(modelsDir);
  for (const name of installed) table.push(await orReason(name, () => installedRow(modelsDir, name)));
  for (const name of pullable.filter((each) => !installed.includes(each))) {
    table.push(await orReason(name, () => pullableRow(modelsDir, name)));
  }
  console.log(table.toString());
}

async function installedRow(modelsDir: string, name: string): Promise<Row> {
  const manifest = await readAnyModelManifest(join(modelsDir, name));
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const { source, revision } = manifest;
  const state = source === 'built-in' ? `built in, ${revision}` : `installed, ${revision.slice(0, 12)}`;
  return [name, state, licence(manifest), ...measures(manifest), megabytes(bytes, true)];
}

async function pullableRow(modelsDir: string, name: string): Promise<Row> {
  const entry = await readCatalogueEntry(modelsDir, name);
  const { bytes, exact } = catalogueBytes(entry);
  return [name, 'can be pulled', licence(entry), ...measures(entry), megabytes(bytes, exact)];
}

/** One file that cannot be read hides no other model. */
async function orReason(name: string, row: () => Promise<Row>): Promise<Row> {
  try {
    return await row();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    console.error(error.message);
    return [name, 'cannot be read', '', '', '', ''];
  }
}

function licence(model: { licence: string; commercial_use: boolean }): string {
  return model.commercial_use ? model.licence : `${model.licence} (restricts commercial use)`;
}

/** Only encoders have a dimension, and networks a size of what they take. */
function measures(model: {
  name: string;
  dimension?: number;
  input_size?: readonly number[];
}): [string, string] {
  return [String(model.dimension ?? ''), model.input_size?.join('×') ?? ''];
}

function megabytes(bytes: number, exact: boolean): string {
  return `${exact ? '' : '~'}${(bytes / 1e6).toFixed(1)} MB`;
}
