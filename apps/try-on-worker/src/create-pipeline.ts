import { availableParallelism } from 'node:os';
import type { CallListener } from '#inference';
import { createDraftPipeline, FinalPipeline, openRenderers, type TryOnPipeline } from '#try-on/pipeline';
import type { Config } from './config.js';

/**
 * What makes the pictures of this installation, its models loaded, in threads of its own: the thread that calls
 * stays free to renew the locks of jobs.
 * @param env where each renderer finds its own settings
 * @param onCall told of each call of a model
 */
export async function createPipeline(
  config: Config,
  env: NodeJS.ProcessEnv,
  onCall?: CallListener,
): Promise<TryOnPipeline> {
  const where = {
    ...(onCall && { onCall }),
    modelsFolder: config.MODELS_DIR,
    device: config.TRYON_DEVICE,
    gpu: config.INFERENCE_GPU,
  };
  const renderers = await openRenderers(config, env, { ...where, threads: availableParallelism() });
  const threads = config.TRYON_CONCURRENCY;
  const draft = await createDraftPipeline({
    ...where,
    threads,
    isWarm: true,
    intraOpThreads: Math.max(1, Math.floor(availableParallelism() / threads)),
  });
  return renderers === undefined ? draft : new FinalPipeline(draft, renderers);
}
