import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import Table from 'cli-table3';
import type { Figure, Row, RowResult } from './bench-row.js';

/** What the figures were measured on. */
export function machine(): Record<string, string | number> {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}

export function printRow({ name, title }: Row, { notes, samples, figures }: RowResult): void {
  console.log(`\n${name}: ${title}`);
  if (Object.keys(samples).length > 0) {
    const table = new Table({
      head: ['measured', 'median', 'p95', 'samples'],
      colAligns: ['left', 'right', 'right', 'right'],
    });
    for (const [what, { median, p95, count }] of Object.entries(samples)) {
      table.push([what, number(median), number(p95), count]);
    }
    console.log(table.toString());
  }
  printFigures(figures);
  for (const note of notes) console.log(`  ${note}`);
}

export function printFigures(figures: readonly Figure[]): void {
  const table = new Table({
    head: ['figure', 'value', 'target', ''],
    colAligns: ['left', 'right', 'right', 'left'],
  });
  for (const figure of figures) {
    table.push([figure.name, `${number(figure.value)} ${figure.unit}`, targetOf(figure), verdictOf(figure)]);
  }
  console.log(table.toString());
}

export function targetOf({ atMost, atLeast, unit }: Figure): string {
  if (atMost !== undefined) return `≤ ${atMost} ${unit}`;
  return atLeast === undefined ? '' : `≥ ${atLeast} ${unit}`;
}

export function verdictOf({ value, atMost, atLeast }: Figure): 'met' | 'missed' | '' {
  if (atMost === undefined && atLeast === undefined) return '';
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity) ? 'met' : 'missed';
}

export async function writeReport(file: string, results: ReadonlyMap<Row, RowResult>): Promise<void> {
  const rows = [...results].map(([{ name, title }, { notes, samples, figures }]) => ({
    name,
    title,
    notes,
    samples,
    figures: figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) || undefined })),
  }));
  await mkdir(dirname(file), { recursive: true });
  const report = { measured_at: new Date().toISOString(), machine: machine(), rows };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
