import { InvalidConfigurationError } from '#platform';
import type { Capabilities } from './renderer.js';
import { RENDERERS, type RendererName } from './renderers.js';
import type { Config } from '../settings.js';

type Choice = Pick<Config, 'TRYON_RENDERERS' | 'TRYON_ENGINE_IN_HOUSE'>;

/** A renderer that is configured here. */
export type ChosenRenderer = {
  name: RendererName;
  capabilities: Capabilities;
  /** Whether a shopper's photo leaves the house with it. */
  photosLeave: boolean;
};

/** The renderers of this installation in the order in which they are taken. @throws InvalidConfigurationError */
export function chosenRenderers(config: Choice): ChosenRenderer[] {
  return config.TRYON_RENDERERS.map((name) => {
    if (!isRenderer(name)) throw unknown(name);
    const { capabilities } = RENDERERS[name];
    const { photoSeenBy } = capabilities;
    const photosLeave =
      photoSeenBy === 'provider' || (photoSeenBy === 'engine' && !config.TRYON_ENGINE_IN_HOUSE);
    return { name, capabilities, photosLeave };
  });
}

function isRenderer(name: string): name is RendererName {
  return Object.hasOwn(RENDERERS, name);
}

function unknown(name: string): InvalidConfigurationError {
  const known = Object.keys(RENDERERS).join(', ');
  return new InvalidConfigurationError([
    { variable: 'TRYON_RENDERERS', message: `There is no renderer ${name}; there are ${known}` },
  ]);
}
