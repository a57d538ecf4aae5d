import type { z } from 'zod';
import type { CallListener } from '#inference';
import { readSettings } from '#platform';
import type { Capabilities, Renderer } from './renderer.js';

/** What a renderer may use of the process that it runs in. */
export type RendererHost = {
  modelsFolder: string;
  /** Where models run; `auto` takes a GPU where there is one. */
  device: 'auto' | 'cpu' | 'cuda';
  /** CUDA's number of the GPU. */
  gpu: number;
  /** Threads of a model that runs on the CPU. */
  threads: number;
  /** Told of each call of a model. */
  onCall?: CallListener;
};

/** A line of the table `RENDERERS`. */
export type RendererDefinition = {
  capabilities: Capabilities;
  /** @throws InvalidConfigurationError naming the variables that are missing or wrong */
  open(env: NodeJS.ProcessEnv, host: RendererHost): Promise<Renderer>;
};

/** A renderer by its slice of the configuration, which its own process alone reads. */
export function defineRenderer<Settings extends z.ZodType>({
  settings,
  capabilities,
  open,
}: {
  settings: Settings;
  capabilities: Capabilities;
  open: (settings: z.output<Settings>, host: RendererHost) => Renderer | Promise<Renderer>;
}): RendererDefinition {
  return { capabilities, open: async (env, host) => open(readSettings(settings, env), host) };
}
