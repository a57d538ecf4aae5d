import type {
  AnyModelManifest,
  GeneratorManifest,
  ModelManifest,
  ModelPrecision,
  WholeBodyManifest,
} from '#contracts';
import type { ModelSource } from './model-source.js';
import type { OpenFile } from './part-file.js';

type Precision = ModelPrecision | GeneratorManifest['precision'];

export type PullEvent =
  | { kind: 'waiting' }
  | { kind: 'start'; file: string; total: number | undefined; have: number }
  | { kind: 'progress'; file: string; have: number }
  | { kind: 'retry'; file: string; reason: string; waitMs: number }
  | { kind: 'done'; file: string; bytes: number }
  | { kind: 'splitting'; file: string }
  | { kind: 'converting'; file: string };

export type PullOptions = {
  modelsDir: string;
  name: string;
  source: ModelSource;
  /** Of the towers; what the catalogue names first without. Another that is installed gives way. */
  precision?: Precision | undefined;
  /** Beside int8 towers also the fp32 ones, which they are compared with and which take their place. */
  withExact?: boolean | undefined;
  /** Name of a licence that restricts commercial use and is accepted. */
  acceptLicence?: string | undefined;
  /** What runs the converter of a model that is published as a checkpoint. */
  python?: string | undefined;
  signal?: AbortSignal | undefined;
  onEvent?: ((event: PullEvent) => void) | undefined;
  /** For tests of a full disk. */
  open?: OpenFile | undefined;
  freeBytes?: ((folder: string) => Promise<number>) | undefined;
};

export type PullResult<M extends AnyModelManifest = ModelManifest | GeneratorManifest | WholeBodyManifest> =
  | { manifest: M; outcome: 'already-installed' }
  | {
      manifest: M;
      outcome: 'pulled';
      /** Files that nobody had a hash of: the source was trusted, and the lock pins them from now on. */
      trusted: string[];
    };
