import { readFile, writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { measurement } from '#try-on/measurement';
import { isHeldOut, type MarkedDraft, markedDrafts } from './marked-drafts.js';

export type MarksCommandOptions = { marks: string; fit?: string };

const FOLDS = 7;

/**
 * How the gate's chance agrees with marks given by eye, on the two thirds that it was fitted to and on the third that
 * is held out; with `fit` fits it anew to the two thirds and writes it there.
 */
export async function marksCommand({ marks, fit }: MarksCommandOptions): Promise<void> {
  const rows = markedDrafts(await readFile(marks, 'utf8'));
  const [seen, held] = [rows.filter((row) => !isHeldOut(row)), rows.filter(isHeldOut)];
  let model = measurement.RIGHT_MODEL;
  if (fit !== undefined) {
    model = measurement.fitChance(
      seen.map(({ number, mark, measures }) => ({ mark, measures, fold: number % FOLDS })),
    );
    await writeFile(fit, sourceOf(model));
  }
  const chance = ({ measures, isWorn, seen }: MarkedDraft) =>
    measurement.draftScore(measures, model, isWorn, seen);
  const rules = ({ measures }: MarkedDraft) => measures.rules!;
  const table = new Table({
    head: [
      'drafts',
      'marked',
      'right',
      'wrong ones refused',
      'right ones refused',
      'rank correlation',
      'from .99',
    ],
  });
  const add = (title: string, of: readonly MarkedDraft[], score: (row: MarkedDraft) => number) => {
    if (of.length > 0) table.push([title, ...figuresOf(of, score)]);
  };
  add('fitted to', seen, chance);
  add('held out', held, chance);
  add('held out, by the parts alone', held, rules);
  for (const recipe of measurement.RECIPES)
    add(
      `held out, ${recipe}`,
      held.filter((row) => row.recipe === recipe),
      chance,
    );
  console.log(table.toString());
}

const PASSED = 0.7;

function figuresOf(rows: readonly MarkedDraft[], score: (row: MarkedDraft) => number): string[] {
  const right = rows.filter(({ mark }) => mark >= measurement.RIGHT);
  const wrong = rows.filter(({ mark }) => mark < measurement.RIGHT);
  const refused = (of: readonly MarkedDraft[]) =>
    of.length === 0
      ? ''
      : `${((100 * of.filter((row) => score(row) < PASSED).length) / of.length).toFixed(0)} %`;
  const scores = rows.map(score);
  return [
    `${rows.length}`,
    `${right.length}`,
    refused(wrong),
    refused(right),
    measurement
      .rankCorrelation(
        scores,
        rows.map(({ mark }) => mark),
      )
      .toFixed(2),
    `${scores.filter((each) => each >= 0.99).length}`,
  ];
}

function sourceOf({ bias, features }: typeof measurement.RIGHT_MODEL): string {
  const short = (value: number) => Number(value.toPrecision(4));
  const lines = Object.entries(features).map(
    ([name, { mean, spread, weight }]) =>
      `    ${name}: { mean: ${short(mean)}, spread: ${short(spread)}, weight: ${short(weight)} },`,
  );
  return `import type { ChanceModel } from './chance.js';

/** Written by \`npm run tryon -- marks --fit\`: see \`quality/README.md\`. */
export const RIGHT_MODEL: ChanceModel = {
  bias: ${short(bias)},
  features: {
${lines.join('\n')}
  },
};
`;
}
