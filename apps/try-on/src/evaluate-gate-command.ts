import { appendFile, readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { DraftEngine, measurement } from '#try-on/measurement';
import { TryOnError } from '#try-on/pipeline';
import { type EvaluationPair, evaluationPairs, OF_SAME_KIND } from './evaluation-photos.js';
import type { PipelineOptions } from './try-on-command.js';

export type EvaluateGateOptions = {
  data: string;
  split: 'train' | 'val';
  from: number;
  count: number;
  log?: string;
  onlyGate?: boolean;
};

type Person = Awaited<ReturnType<DraftEngine['personOf']>>;
type Row = Record<string, number | string | boolean>;

const PARTS_OF = {
  top: ['upper', 'outer', 'dress'],
  outer: ['upper', 'outer', 'dress'],
  bottom: ['lower', 'dress'],
  dress: ['dress', 'upper', 'lower', 'outer'],
} as const;

/** The quality figures on real photos, and a line of JSON for each measurement where `log` says. */
export async function evaluateGateCommand(
  { modelsDir, workSize }: PipelineOptions,
  options: EvaluateGateOptions,
): Promise<void> {
  const pairs = await evaluationPairs(options.data, options.split, options.from, options.count);
  const engine = await DraftEngine.open({ modelsFolder: modelsDir, workSize, intraOpThreads: 1 });
  const [trials, drafts, recolours]: Row[][] = [[], [], []];
  const failures = new Map<string, number>();
  const note = async (into: Row[], row: Row) => {
    into.push(row);
    if (options.log !== undefined) await appendFile(options.log, `${JSON.stringify(row)}\n`);
  };
  try {
    for (const [i, pair] of pairs.entries()) {
      const other = pairs[(i + OF_SAME_KIND) % pairs.length]!;
      try {
        const person = await engine.personOf(await readFile(pair.person));
        const number = options.from + i;
        await measureTrials(
          engine,
          { pair, other, person, number },
          (row) => note(trials!, row),
          (row) => note(drafts!, row),
        );
        if (!options.onlyGate) await measureRecolour(engine, pair, person, (row) => note(recolours!, row));
      } catch (error) {
        if (!(error instanceof TryOnError)) throw error;
        failures.set(
          `${error.code}: ${error.message}`,
          (failures.get(`${error.code}: ${error.message}`) ?? 0) + 1,
        );
      }
    }
  } finally {
    await engine.close();
  }
  print(trials!, drafts!, recolours!, failures);
}

type Trials = { pair: EvaluationPair; other: EvaluationPair; person: Person; number: number };

/** Each trial of the gate; of the draft itself also what is left bare or as it was. */
async function measureTrials(
  engine: DraftEngine,
  { pair, other, person, number }: Trials,
  onTrial: (row: Row) => Promise<void>,
  onDraft: (row: Row) => Promise<void>,
): Promise<void> {
  const { type } = pair;
  const garment = await engine.prepare({ photo: await readFile(pair.garment), type });
  const wrong = await engine.prepare({ photo: await readFile(other.garment), type: other.type });
  for await (const { name, image, edit, shown } of measurement.trialDrafts(person, garment, wrong, number)) {
    const { seen } = await engine.lookAt(image, { visible: shown.visible, edit });
    const { score, passed, parts, measures } = measurement.judge(person, [{ image, edit, shown }], seen);
    const about = { pair: pair.person, type, score };
    await onTrial({ kind: 'trial', name, passed, ...about, ...parts, ...measurement.prefixed(measures[0]!) });
    if (name !== 'good') continue;
    const labels = await engine.labelsOf(image);
    const expected = measurement.expectedRegion(person, { kind: garment.kind, cut: garment.cut });
    const found = measurement.leftOver(person, image, labels, expected, shown.front, PARTS_OF[garment.kind]);
    const head = measurement.isUnchanged(person.image, image, measurement.headOf(person));
    await onDraft({ kind: 'draft', ...about, head, ...found });
  }
}

/** Puts the person's own garment, recoloured, back on: the recoloured photo is the truth. */
async function measureRecolour(
  engine: DraftEngine,
  pair: EvaluationPair,
  person: Person,
  onRow: (row: Row) => Promise<void>,
): Promise<void> {
  const clothes = (['upper', 'dress', 'lower', 'outer'] as const)
    .map((part) => ({ part, mask: measurement.maskOf(person.labels, [measurement.partIndex(part)]) }))
    .map((each) => ({ ...each, area: each.mask.data.reduce((a, b) => a + b, 0) }))
    .toSorted((a, b) => b.area - a.area)[0]!;
  if (clothes.area < 0.02 * clothes.mask.data.length) return;
  const type = ({ upper: 'top', dress: 'dress', lower: 'bottom', outer: 'outer' } as const)[clothes.part];
  const truth = measurement.recolourTruth(person.image, clothes.mask);
  const garment = await engine.prepare({
    photo: await measurement.encodeCutOut(truth, clothes.mask),
    type,
  });
  const options = { knobs: { width: 1, length: 1 }, realismLevel: 3 };
  const put = measurement.putOn(person, garment, options);
  await onRow({
    kind: 'recolour',
    pair: pair.person,
    type,
    ...measurement.compareWithTruth(put.image, truth, clothes.mask),
  });
}

function print(trials: Row[], drafts: Row[], recolours: Row[], failures: Map<string, number>): void {
  const table = new Table({ head: ['figure', 'value', 'over'] });
  const names = [...new Set(trials.map((row) => String(row.name)))];
  const named = (...wanted: string[]) => trials.filter((row) => wanted.includes(String(row.name)));
  for (const name of names) {
    const rows = named(name);
    table.push([
      `gate passes "${name}"`,
      share(rows.filter((row) => row.passed).length, rows.length),
      rows.length,
    ]);
  }
  const spoilt = named(
    ...names.filter((name) => !measurement.isGoodTrial(name) && !measurement.DRAPERY_TRIALS.includes(name)),
  );
  const badlyDraped = named(...measurement.DRAPERY_TRIALS);
  const caught = (rows: Row[]) => share(rows.filter((row) => !row.passed).length, rows.length);
  const sound = drafts.filter(isSound).map((row) => row.pair);
  const onSound = named('good').filter(({ pair }) => sound.includes(pair));
  table.push(
    ['gate catches', caught(spoilt), spoilt.length],
    ['gate catches of bad drapery', caught(badlyDraped), badlyDraped.length],
    ['false alarms', caught(named('good')), named('good').length],
    ['false alarms where nothing is bare or left', caught(onSound), onSound.length],
  );
  const median = (rows: Row[], key: string) => {
    const sorted = rows.map((row) => Number(row[key])).toSorted((x, y) => x - y);
    return sorted[Math.floor(sorted.length / 2)]?.toFixed(3) ?? '';
  };
  table.push(
    ['no hole and no leftover (each ≤ 10 %)', share(sound.length, drafts.length), drafts.length],
    ['face and hair unchanged', share(drafts.filter((r) => r.head).length, drafts.length), drafts.length],
    ['recolour: median ΔE2000', median(recolours, 'deltaE'), recolours.length],
    ['recolour: median luma SSIM inside', median(recolours, 'ssimInside'), recolours.length],
    ['recolour: median SSIM outside', median(recolours, 'ssimOutside'), recolours.length],
  );
  console.log(table.toString());
  const bins = Array.from(
    { length: 10 },
    (_, b) => drafts.filter((r) => Math.min(9, Math.floor(Number(r.score) * 10)) === b).length,
  );
  console.log(
    bins
      .map((n, b) => `score ${(b / 10).toFixed(1)}–${((b + 1) / 10).toFixed(1)}  ${'#'.repeat(n)} ${n}`)
      .join('\n'),
  );
  for (const [reason, count] of failures) console.log(`${count} × ${reason}`);
}

function isSound({ hole, left }: Row): boolean {
  return Number(hole) <= 0.1 && Number(left) <= 0.1;
}

function share(count: number, of: number): string {
  return of === 0 ? '' : `${((100 * count) / of).toFixed(0)} %`;
}
