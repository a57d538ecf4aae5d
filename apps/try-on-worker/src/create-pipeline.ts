import { availableParallelism } from 'node:os';
import type { Config } from '#platform';
import { createDraftPipeline, FinalPipeline, GeminiRenderer, type TryOnPipeline } from '#try-on';

/**
 * What makes the pictures of this installation, its models loaded, in threads of its own: the thread that calls
 * stays free to renew the locks of jobs.
 */
export async function createPipeline(config: Config): Promise<TryOnPipeline> {
  const threads = config.TRYON_CONCURRENCY;
  const draft = await createDraftPipeline({
    modelsFolder: config.MODELS_DIR,
    threads,
    isWarm: true,
    intraOpThreads: Math.max(1, Math.floor(availableParallelism() / threads)),
  });
  if (config.TRYON_RENDERER === 'none') return draft;
  return new FinalPipeline(
    draft,
    new GeminiRenderer({
      apiKey: config.GEMINI_API_KEY ?? '',
      url: config.GEMINI_API_URL,
      model: config.GEMINI_MODEL,
      timeoutMs: config.GEMINI_TIMEOUT_S * 1000,
    }),
  );
}
