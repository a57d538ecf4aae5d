import { describe, expect, it } from 'vitest';
import { InvalidConfigurationError } from '#platform';
import { chosenRenderers } from './chosen-renderers.js';
import { openRenderers } from './open-renderers.js';

const choice = { TRYON_ENGINE_IN_HOUSE: false, TRYON_RENDERER_FALLBACK: false };
const host = { modelsFolder: 'models', device: 'cpu' as const, gpu: 0, threads: 1 };

describe('the renderers of an installation', () => {
  it('are those that are named, in their order', () => {
    expect(chosenRenderers({ ...choice, TRYON_RENDERERS: ['gemini'] })).toMatchObject([
      { name: 'gemini', photosLeave: true },
    ]);
  });

  it.each(['gemni', 'constructor'])('are refused by name where there is none called %s', (name) => {
    const refused = () => chosenRenderers({ ...choice, TRYON_RENDERERS: [name] });
    expect(refused).toThrow(InvalidConfigurationError);
    expect(refused).toThrow(`There is no renderer ${name}; there are fashn-vton, `);
  });

  it('open with their own settings, and name what is missing of these', async () => {
    const config = { ...choice, TRYON_RENDERERS: ['gemini'] };
    const chain = await openRenderers(config, { GEMINI_API_KEY: 'a', GEMINI_API_URL: '' }, host);
    expect(chain?.needs('mask')).toBe(false);
    await expect(openRenderers(config, {}, host)).rejects.toThrow(
      /GEMINI_API_KEY: TRYON_RENDERERS with gemini needs a key/,
    );
    expect(await openRenderers({ ...choice, TRYON_RENDERERS: [] }, {}, host)).toBeUndefined();
  });
});
