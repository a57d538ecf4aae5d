import type { BenchHouse } from './processes.js';
import type { Summary } from './stats.js';

/** What every row is given. */
export type Bench = {
  house: BenchHouse;
  quick: boolean;
  full: boolean;
  /** Folder of further models, such as those of models/recipes/parity. */
  models?: string | undefined;
  /** A Python with PyTorch and onnxruntime to measure beside. */
  python?: string | undefined;
};

/** A figure with what it should be; without a target it is there to explain another one. */
export type Figure = { name: string; value: number; unit: string; atMost?: number; atLeast?: number };

export type RowResult = {
  /** How it was measured, in sentences. */
  notes: string[];
  /** Milliseconds each, unless the name says otherwise. */
  samples: Record<string, Summary>;
  figures: Figure[];
};

export type Row = { name: string; title: string; measure(bench: Bench): Promise<RowResult> };
