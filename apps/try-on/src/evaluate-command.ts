import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { decodePhoto } from '#try-on/networks';
import { DraftEngine, measurement } from '#try-on/measurement';
import { TryOnError } from '#try-on/pipeline';
import { evaluateDrawn } from './evaluate-drawn.js';
import { type EvaluationCase, evaluationCases, type EvaluationSet, isUnseen } from './evaluation-sets.js';
import { renderSheet, type SheetCell } from './render-sheet.js';
import { type PipelineOptions, requestOf } from './try-on-command.js';

export type EvaluateOptions = {
  data: string;
  set: EvaluationSet[];
  count: number;
  unseen?: boolean;
  sheets?: string;
  log?: string;
};

type Figures = Record<string, number>;
type Measured = { set: EvaluationSet; name: string; type: string; refusal?: string; figures: Figures };

/** The figures of drafts on sets of photos, and a sheet of each where `sheets` says. */
export async function evaluateCommand(
  { modelsDir, workSize }: PipelineOptions,
  { data, set: sets, count, unseen = false, sheets, log }: EvaluateOptions,
): Promise<void> {
  const engine = await DraftEngine.open({ modelsFolder: modelsDir, workSize, intraOpThreads: 1 });
  if (sheets !== undefined) await mkdir(sheets, { recursive: true });
  const all: Measured[] = [];
  try {
    for (const set of sets) {
      if (set === 'drawn') {
        for await (const row of evaluateDrawn(engine, data, count, unseen))
          all.push({ set, type: '', ...row });
        continue;
      }
      const cells: SheetCell[] = [];
      for await (const one of evaluationCases(set, data, (i) => i < count && isUnseen(i) === unseen)) {
        const { measured, cell } = await measure(engine, set, one);
        all.push(measured);
        cells.push(cell);
      }
      if (sheets !== undefined && cells.length > 0) {
        await writeFile(join(sheets, `${set}.png`), await renderSheet(cells, 330, 4));
      }
    }
  } finally {
    await engine.close();
  }
  if (log !== undefined) await writeFile(log, all.map((row) => `${JSON.stringify(row)}\n`).join(''));
  for (const set of sets)
    print(
      set,
      all.filter((row) => row.set === set),
    );
}

async function measure(
  engine: DraftEngine,
  set: EvaluationSet,
  one: EvaluationCase,
): Promise<{ measured: Measured; cell: SheetCell }> {
  const { name, type, person, garment, truth } = one;
  const about = { set, name, type };
  let figures: Figures = {};
  const start = performance.now();
  try {
    const { results } = await engine.run(requestOf(person, [{ photo: garment, type }], { retries: 0 }), {
      signal: new AbortController().signal,
      onStep: () => {},
      artefact: (file, bytes) => {
        if (file === 'quality.json') figures = { ...figures, ...measuresOf(bytes) };
      },
    });
    const { image, quality } = results[0]!;
    figures = { ...figures, score: quality.score, seconds: (performance.now() - start) / 1_000 };
    if (truth !== undefined) {
      const [got, wanted] = [await decodePhoto(image, 'result'), await decodePhoto(truth.photo, 'truth')];
      const { width, height } = wanted;
      const compared = measurement.compareWithTruth(got, wanted, { width, height, data: truth.region });
      figures = { ...figures, ...compared };
    }
    const lines = Object.entries(figures).map(([key, value]) => `${key} ${value.toFixed(2)}`);
    return {
      measured: { ...about, figures },
      cell: {
        person,
        garment,
        result: image,
        title: `${name.slice(0, 14)} ${type} ${quality.score.toFixed(2)}`,
        lines,
      },
    };
  } catch (error) {
    if (!(error instanceof TryOnError)) throw error;
    const refusal = `${error.code}: ${error.message}`;
    return {
      measured: { ...about, refusal, figures },
      cell: { person, garment, title: `${name} ${type}`, lines: [refusal] },
    };
  }
}

/** What the draft itself measured of its garment. */
const OF_DRAFT = ['stretch', 'torn', 'hemError', 'sleeveError'];

function measuresOf(bytes: Uint8Array): Figures {
  const { measures } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { measures: Figures[] };
  return Object.fromEntries(
    OF_DRAFT.flatMap((name) => (typeof measures[0]?.[name] === 'number' ? [[name, measures[0][name]]] : [])),
  );
}

function print(set: EvaluationSet, rows: readonly Measured[]): void {
  const table = new Table({ head: [set, 'median', '90 %', 'over'] });
  for (const name of new Set(rows.flatMap(({ figures }) => Object.keys(figures)))) {
    const values = rows.flatMap(({ figures }) => figures[name] ?? []).toSorted((a, b) => a - b);
    const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))];
    table.push([name, at(0.5)?.toFixed(3), at(0.9)?.toFixed(3), values.length]);
  }
  const refused = rows.filter(({ refusal }) => refusal !== undefined);
  table.push([
    'refused',
    `${((100 * refused.length) / Math.max(1, rows.length)).toFixed(0)} %`,
    '',
    rows.length,
  ]);
  console.log(table.toString());
  for (const { name, refusal } of refused) console.log(`${name}: ${refusal}`);
}
