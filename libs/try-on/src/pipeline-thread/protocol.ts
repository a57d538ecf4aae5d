import type { InferenceStatus, TryOnAtFault, TryOnErrorCode } from '#contracts';
import type { GraphStatus, InferenceCall } from '#inference';
import type {
  CutOut,
  QualityReport,
  RenderToJudge,
  TryOnOutcome,
  TryOnRequest,
  TryOnStep,
} from '../pipeline/try-on-pipeline.js';

/** What the thread is started with: the module whose `createPipeline(options)` makes the pipeline. */
export type ThreadData = { module: string; options: unknown };

/** Where a pipeline's models run, and how they fare. */
export type ModelsStatus = { inference: InferenceStatus | undefined; graphs: Record<string, GraphStatus> };

/** To the thread. One run, cut or judgement at a time. */
export type ToThread =
  | { kind: 'run'; request: TryOnRequest; wantsArtefacts: boolean }
  | { kind: 'cut'; photo: Uint8Array }
  | { kind: 'judge'; render: RenderToJudge }
  | { kind: 'models' }
  | { kind: 'go-on' }
  | { kind: 'stop' }
  | { kind: 'end' };

/**
 * From the thread. A step is told and the run goes on: a shopper does not wait for the row that shows it. An
 * artefact is answered with `go-on`, so that a slow listener holds few of them.
 */
export type FromThread =
  | { kind: 'ready'; models: ModelsStatus }
  | { kind: 'models'; models: ModelsStatus }
  | { kind: 'called'; call: InferenceCall }
  | { kind: 'not-ready'; reason: string }
  | { kind: 'step'; step: TryOnStep }
  | { kind: 'artefact'; name: string; bytes: Uint8Array }
  | { kind: 'done'; outcome: TryOnOutcome }
  | { kind: 'cut-out'; cutOuts: CutOut[] }
  | { kind: 'judged'; quality: QualityReport }
  | { kind: 'refused'; code: TryOnErrorCode; message: string; atFault: TryOnAtFault | undefined }
  | { kind: 'failed'; message: string; stack?: string };
