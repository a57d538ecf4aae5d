import { appendFile, readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { DraftEngine, measurement } from '#try-on/measurement';
import { TryOnError } from '#try-on/pipeline';
import type { EvaluateGateOptions } from './evaluate-gate-command.js';
import { type EvaluationPair, evaluationPairs, OF_SAME_KIND } from './evaluation-photos.js';
import type { PipelineOptions } from './try-on-command.js';

type Row = { name: string; passed: boolean };

/** The figures of the gate of `final` on renders that are made of drafts; a line of JSON for each where `log` says. */
export async function evaluateRendersCommand(
  { modelsDir, workSize }: PipelineOptions,
  { data, split, from, count, log }: EvaluateGateOptions,
): Promise<void> {
  const pairs = await evaluationPairs(data, split, from, count);
  const engine = await DraftEngine.open({ modelsFolder: modelsDir, workSize, intraOpThreads: 1 });
  const rows: Row[] = [];
  try {
    for (const [i, pair] of pairs.entries()) {
      try {
        const dressed = await looked(engine, pair);
        const other = await looked(engine, pairs[(i + OF_SAME_KIND) % pairs.length]!);
        for await (const { name, given } of measurement.renderTrials(dressed, other, from + i)) {
          const { score, passed, parts, measures } = await engine.judge(given);
          rows.push({ name, passed });
          if (log === undefined) continue;
          const row = { kind: 'render', pair: pair.person, name, score, passed, ...parts };
          await appendFile(log, `${JSON.stringify({ ...row, ...measurement.prefixed(measures) })}\n`);
        }
      } catch (error) {
        if (!(error instanceof TryOnError)) throw error;
        console.log(`${pair.person}: ${error.code}: ${error.message}`);
      }
    }
  } finally {
    await engine.close();
  }
  print(rows);
}

async function looked(engine: DraftEngine, { person, garment, type }: EvaluationPair) {
  return {
    person: await engine.personOf(await readFile(person)),
    garment: await engine.prepare({ photo: await readFile(garment), type }),
  };
}

function print(rows: readonly Row[]): void {
  const table = new Table({ head: ['render', 'passed', 'over'] });
  for (const name of new Set(rows.map((row) => row.name))) {
    const named = rows.filter((row) => row.name === name);
    table.push([name, named.filter((row) => row.passed).length, named.length]);
  }
  const good = rows.filter(({ name }) => measurement.isGoodTrial(name));
  const spoilt = rows.filter(({ name }) => !measurement.isGoodTrial(name));
  const refused = (of: readonly Row[]) =>
    `${((100 * of.filter((row) => !row.passed).length) / Math.max(1, of.length)).toFixed(1)} %`;
  table.push(['caught', refused(spoilt), spoilt.length], ['false alarms', refused(good), good.length]);
  console.log(table.toString());
}
