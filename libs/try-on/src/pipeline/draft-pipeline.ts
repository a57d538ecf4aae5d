import type { CallListener } from '#inference';
import { ThreadedTryOnPipeline } from '../pipeline-thread/threaded-try-on-pipeline.js';
import { DraftEngine, type EngineOptions } from './draft/draft-engine.js';
import { warmUp } from './draft/warm-up.js';
import { draftRevision } from './draft-revision.js';
import type { TryOnPipeline } from './try-on-pipeline.js';

export type DraftPipelineOptions = {
  /** Folder of the models: those of people and of garments are read from it. */
  modelsFolder: string;
  /** Longest side in pixels at which the person's photo is worked on. The result has the photo's own size. */
  workSize?: number;
  /** Threads inside the session of each model. */
  intraOpThreads?: number;
  /** Where the models run, the CPU without. */
  device?: EngineOptions['device'];
  gpu?: number;
  /** A first run of a drawn photo before the pipeline counts as started: for processes that serve shoppers. */
  isWarm?: boolean;
};

/** Longest side: beyond it a draft gains nothing that its warp could show. */
export const DEFAULT_WORK_SIZE = 1536;

/** The module that a `PipelineThread` is started with. */
export const DRAFT_PIPELINE_MODULE = import.meta.url;

/**
 * The draft pipeline on the calling thread, which it keeps busy: made to be called in a thread of its own.
 * @param onCall told of each call of a network
 */
export async function createPipeline(options: unknown, onCall?: CallListener): Promise<TryOnPipeline> {
  const {
    modelsFolder,
    workSize = DEFAULT_WORK_SIZE,
    intraOpThreads = 1,
    isWarm = false,
    ...where
  } = options as DraftPipelineOptions;
  const engine = await DraftEngine.open({
    modelsFolder,
    workSize,
    intraOpThreads,
    ...where,
    ...(onCall && { onCall }),
  });
  if (isWarm) await warmUp(engine);
  return engine;
}

/** A started draft pipeline in threads of its own, each with its own models. @throws {PipelineCrashedError} */
export async function createDraftPipeline({
  threads = 1,
  onCall,
  ...options
}: DraftPipelineOptions & { threads?: number; onCall?: CallListener }): Promise<ThreadedTryOnPipeline> {
  const pipeline = new ThreadedTryOnPipeline({ module: DRAFT_PIPELINE_MODULE, options }, threads, {
    revision: await draftRevision(options.modelsFolder),
    ...(onCall && { onCall }),
  });
  await pipeline.start();
  return pipeline;
}
