import { TryOnError } from '../../errors/try-on.error.js';
import { noImage } from '../http/no-image.js';
import { PassingFailure } from '../http/passing-failure.js';
import { together } from '../http/together.js';
import { withRetries } from '../http/with-retries.js';
import { Renderer, type Rendered, type RenderInput } from '../renderer.js';
import type { Pictures, Wish } from './ask.js';
import type { EditedImage } from './edit-answer.js';
import type { Engine } from './engine.js';
import type { EnginePool } from './engine-pool.js';
import type { Size } from '../place-in-frame.js';
import { type Framed, framed, framedGarment, framedMask, unframed } from './frame.js';
import type { Profile } from './profiles.js';
import { promptOf } from './prompt.js';

export type ImagesEditsOptions = {
  profile: Profile;
  /** As the configuration calls it. */
  profileName: string;
  model: string | undefined;
  prompt: string;
  /** Sizes that the engine is sent; the profile's own without. */
  frames: readonly Size[] | undefined;
  steps: number | undefined;
  guidance: number | undefined;
  sendsMask: boolean;
  /** Calls for one image at most. */
  calls?: number;
  firstWaitMs?: number;
};

/** What all requests of a render have in common. */
type Edit = { framed: Framed; pictures: Pictures; prompt: string };

/** Any engine that edits images by words: the person first, the garments after. */
export class ImagesEditsRenderer extends Renderer {
  readonly model: string;

  constructor(
    private readonly engines: EnginePool,
    private readonly options: ImagesEditsOptions,
  ) {
    super();
    this.model = options.model ?? 'default';
  }

  override revision(): string {
    const { profileName, prompt, frames, steps, guidance, sendsMask } = this.options;
    return JSON.stringify([this.model, profileName, prompt, frames, steps, guidance, sendsMask]);
  }

  async render(input: RenderInput): Promise<Rendered> {
    const { takesSeed } = this.options.profile;
    const edit = await this.editOf(input);
    let made = 0;
    const some = async (seeds: readonly number[], signal: AbortSignal) => {
      const images = await this.images(edit, seeds, { ...input, signal });
      made += images.length;
      await input.onProgress?.(made / input.seeds.length);
      return images;
    };
    const images = takesSeed
      ? (await together(input.seeds, input.signal, (seed, signal) => some([seed], signal))).flat()
      : await some(input.seeds, input.signal);
    const warnings = takesSeed ? [] : ['The engine takes no seed: the same request gives other images.'];
    return { images, warnings };
  }

  private async editOf({ person, size, garments, mask, realismLevel }: RenderInput): Promise<Edit> {
    const { profile, prompt, frames = profile.frames, sendsMask } = this.options;
    const framedPerson = await framed(person, size, frames);
    const pictures: Pictures = {
      person: framedPerson.image,
      garments: await Promise.all(garments.map(({ photo }) => framedGarment(photo, frames))),
      ...(sendsMask && mask !== undefined && { mask: await framedMask(mask, framedPerson) }),
    };
    return { framed: framedPerson, pictures, prompt: promptOf(prompt, { garments, realismLevel }) };
  }

  /** As many images as seeds. An engine that answers with fewer is asked again for the rest. */
  private async images(
    edit: Edit,
    seeds: readonly number[],
    { signal, onBilled }: Pick<RenderInput, 'signal' | 'onBilled'>,
  ): Promise<Uint8Array[]> {
    const { calls = 3, firstWaitMs = 1_000 } = this.options;
    const images: Uint8Array[] = [];
    await withRetries({ calls: calls + seeds.length - 1, firstWaitMs, signal }, async () => {
      const missing = seeds.slice(images.length);
      images.push(...(await this.request(edit, missing, { signal, onBilled })).slice(0, missing.length));
      if (images.length < seeds.length)
        throw new PassingFailure(noImage('it made fewer images than asked for'));
    });
    return images;
  }

  private request(
    edit: Edit,
    seeds: readonly number[],
    { signal, onBilled }: Pick<RenderInput, 'signal' | 'onBilled'>,
  ): Promise<Uint8Array[]> {
    const { profile, model, steps, guidance } = this.options;
    const wish: Wish = {
      prompt: edit.prompt,
      model,
      size: edit.framed.frame,
      n: seeds.length,
      // Some engines take 0 for none.
      seed: profile.takesSeed ? (seeds[0]! % 2_147_483_647) + 1 : undefined,
      steps,
      guidance,
    };
    return this.engines.use(async (engine) => {
      const images = await profile.ask(engine, wish, edit.pictures, signal);
      onBilled(images.length);
      return Promise.all(
        images.map(async (image) => taken(await bytesOf(image, engine, signal), edit.framed)),
      );
    });
  }
}

/** An image that is cut off, or of a wrong size, may be another the next time. */
async function taken(image: Uint8Array, edit: Framed): Promise<Uint8Array> {
  try {
    return await unframed(image, edit);
  } catch (error) {
    throw error instanceof TryOnError ? new PassingFailure(error) : error;
  }
}

function bytesOf(image: EditedImage, engine: Engine, signal: AbortSignal): Promise<Uint8Array> {
  if (image instanceof Uint8Array) return Promise.resolve(image);
  return engine.send({ path: image.href, method: 'GET' }, signal);
}
