import { readFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { measurement } from '#try-on/measurement';

export type CalibrateOptions = { log: string; gate: 'draft' | 'final'; trial?: string[] };

type Row = { pair: string; name: string } & Record<string, string | number | boolean>;
type Sample = { pair: string; name: string; isGood: boolean; measures: Record<string, number> };

/** What the bounds of each gate are fitted by; the rest tell good from bad so clearly that they stay. */
const FREE = {
  draft: ['off', 'colour'],
  final: [
    'moved',
    'bent',
    'face',
    'room',
    'roomChange',
    'palette',
    'colour',
    'changed',
    'towards',
    'texture',
  ],
} as const;

/**
 * Fits the bounds of a gate to a log of trials and says what they give: as they are, fitted to all pairs, and, for an
 * honest figure, fitted to one half of the pairs and measured on the other.
 */
export async function calibrateCommand({ log, gate: which }: CalibrateOptions): Promise<void> {
  const gate: CalibratedGate = which === 'draft' ? measurement.DRAFT_GATE : measurement.RENDER_GATE;
  const samples = samplesOf(await readFile(log, 'utf8'), Object.keys(gate.bounds));
  const pairs = [...new Set(samples.map(({ pair }) => pair))];
  const half = (rest: number) => samples.filter(({ pair }) => pairs.indexOf(pair) % 2 === rest);
  const fit = (of: readonly Sample[]) => measurement.fitBounds(gate, FREE[which], of);
  const all = fit(samples);

  const bounds = new Table({ head: ['measure', 'bounds now', 'fitted', 'refuses alone: good', 'spoilt'] });
  for (const name of Object.keys(gate.bounds)) {
    const alone = measurement.tradeOff(only(all, name), samples);
    bounds.push([
      name,
      gate.bounds[name]!.join(' – '),
      all.bounds[name]!.map((value) => value.toPrecision(3)).join(' – '),
      percent(alone.falseAlarms),
      percent(alone.caught),
    ]);
  }
  console.log(bounds.toString());

  const figures = new Table({ head: ['bounds', 'caught', 'false alarms', 'trials'] });
  const add = (title: string, { caught, falseAlarms }: TradeOff, count: number) =>
    figures.push([title, percent(caught), percent(falseAlarms), count]);
  add('as they are', measurement.tradeOff(gate, samples), samples.length);
  add('fitted to all', measurement.tradeOff(all, samples), samples.length);
  for (const rest of [0, 1]) {
    const other = half(1 - rest);
    add(
      `fitted to half ${rest + 1}, on the other`,
      measurement.tradeOff(fit(half(rest)), other),
      other.length,
    );
  }
  console.log(figures.toString());

  const names = new Table({ head: ['trial', 'refused', 'over'] });
  for (const name of new Set(samples.map((sample) => sample.name))) {
    const named = samples.filter((sample) => sample.name === name).map((each) => ({ ...each, isGood: true }));
    names.push([name, percent(measurement.tradeOff(all, named).falseAlarms), named.length]);
  }
  console.log(names.toString());
}

type CalibratedGate = Parameters<typeof measurement.fitBounds<string>>[0];
type TradeOff = ReturnType<typeof measurement.tradeOff<string>>;

/** Trials that the aim does not name are shown and not fitted to. */
function samplesOf(text: string, measures: readonly string[]): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ kind }) => kind === 'trial' || kind === 'render')
    .filter(({ name }) => !measurement.DRAPERY_TRIALS.includes(name))
    .map((row) => ({
      pair: row.pair,
      name: row.name,
      isGood: measurement.isGoodTrial(row.name),
      measures: Object.fromEntries(measures.map((name) => [name, Number(row[`m_${name}`])])),
    }));
}

function only(gate: CalibratedGate, name: string): CalibratedGate {
  const parts = Object.entries(gate.parts).filter(([, names]) => names.includes(name));
  return { ...gate, parts: Object.fromEntries(parts.map(([part]) => [part, [name]])) };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
