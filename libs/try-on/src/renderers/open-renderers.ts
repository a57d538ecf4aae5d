import { chosenRenderers } from './chosen-renderers.js';
import { RendererChain } from './renderer-chain.js';
import type { RendererHost } from './renderer-definition.js';
import { RENDERERS } from './renderers.js';
import type { Config } from '../settings.js';

/**
 * The renderers that are configured, each with its own slice of `env`; undefined where there is none.
 * @throws InvalidConfigurationError, and what opening a model throws
 */
export async function openRenderers(
  config: Pick<Config, 'TRYON_RENDERERS' | 'TRYON_ENGINE_IN_HOUSE' | 'TRYON_RENDERER_FALLBACK'>,
  env: NodeJS.ProcessEnv,
  host: RendererHost,
): Promise<RendererChain | undefined> {
  const chosen = chosenRenderers(config);
  if (chosen.length === 0) return undefined;
  const links = await Promise.all(
    chosen.map(async (entry) => ({ ...entry, renderer: await RENDERERS[entry.name].open(env, host) })),
  );
  return new RendererChain(links, { fallsBack: config.TRYON_RENDERER_FALLBACK });
}
