import { TryOnError } from '../../errors/try-on.error.js';
import { parseJson } from '../http/call.js';
import { noImage } from '../http/no-image.js';
import { PassingFailure } from '../http/passing-failure.js';
import { withRetries } from '../http/with-retries.js';
import { Renderer, type Rendered, type RenderInput } from '../renderer.js';
import { type EditedImage, imagesOf } from './edit-answer.js';
import type { Engine } from './engine.js';
import type { EnginePool } from './engine-pool.js';
import { type Framed, framed, framedGarment, framedMask, type Size, sizeName, unframed } from './frame.js';
import type { Profile, Wish } from './profiles.js';
import { promptOf } from './prompt.js';

export type ImagesEditsOptions = {
  profile: Profile;
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
type Edit = {
  framed: Framed;
  files: readonly { field: string; name: string; data: Uint8Array }[];
  prompt: string;
};

/** Any engine that answers `POST /v1/images/edits`: the person first, the garments after. */
export class ImagesEditsRenderer extends Renderer {
  readonly model: string;

  constructor(
    private readonly engines: EnginePool,
    private readonly options: ImagesEditsOptions,
  ) {
    super();
    this.model = options.model ?? 'default';
  }

  async render(input: RenderInput): Promise<Rendered> {
    const { profile } = this.options;
    const edit = await this.editOf(input);
    let made = 0;
    const one = async (seeds: readonly number[]) => {
      const images = await this.images(edit, seeds, input.signal);
      made += images.length;
      await input.onProgress?.(made / input.seeds.length);
      return images;
    };
    const images = profile.takesSeed
      ? (await Promise.all(input.seeds.map((seed) => one([seed])))).flat()
      : await one(input.seeds);
    const warnings = profile.takesSeed
      ? []
      : ['The engine takes no seed: the same request gives other images.'];
    return { images, warnings };
  }

  private async editOf({ person, size, garments, mask, realismLevel }: RenderInput): Promise<Edit> {
    const { profile, prompt, frames = profile.frames, sendsMask } = this.options;
    const framedPerson = await framed(person, size, frames);
    const framedGarments = await Promise.all(garments.map(({ photo }) => framedGarment(photo, frames)));
    const files = [
      { field: 'image[]', name: 'person.jpg', data: framedPerson.image },
      ...framedGarments.map((data, i) => ({ field: 'image[]', name: `garment-${i + 1}.jpg`, data })),
    ];
    if (sendsMask && mask !== undefined && profile.maskField !== undefined) {
      files.push({ field: profile.maskField, name: 'mask.png', data: await framedMask(mask, framedPerson) });
    }
    return { framed: framedPerson, files, prompt: promptOf(prompt, { garments, realismLevel }) };
  }

  /** As many images as seeds. An engine that answers with fewer is asked again for the rest. */
  private async images(edit: Edit, seeds: readonly number[], signal: AbortSignal): Promise<Uint8Array[]> {
    const { calls = 3, firstWaitMs = 1_000 } = this.options;
    const images: Uint8Array[] = [];
    await withRetries({ calls: calls + seeds.length - 1, firstWaitMs, signal }, async () => {
      const missing = seeds.slice(images.length);
      images.push(...(await this.request(edit, missing, signal)).slice(0, missing.length));
      if (images.length < seeds.length)
        throw new PassingFailure(noImage('it made fewer images than asked for'));
    });
    return images;
  }

  private request(edit: Edit, seeds: readonly number[], signal: AbortSignal): Promise<Uint8Array[]> {
    const { profile, model, steps, guidance } = this.options;
    const wish: Wish = {
      prompt: edit.prompt,
      model,
      size: sizeName(edit.framed.frame),
      n: seeds.length,
      // Some engines take 0 for none.
      seed: profile.takesSeed ? (seeds[0]! % 2_147_483_647) + 1 : undefined,
      steps,
      guidance,
    };
    return this.engines.use(async (engine) => {
      const body = formOf(profile.fields(wish), edit.files);
      const answer = parseAnswer(await engine.send({ path: '/v1/images/edits', body }, signal));
      const images = imagesOf(answer, engine.url);
      return Promise.all(
        images.map(async (image) => taken(await bytesOf(image, engine, signal), edit.framed)),
      );
    });
  }
}

/** A broken answer is another one's the next time: the connection may have been cut. */
function parseAnswer(bytes: Buffer): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    throw error instanceof TryOnError ? new PassingFailure(error) : error;
  }
}

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

function formOf(fields: ReturnType<Profile['fields']>, files: Edit['files']): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) form.append(name, String(value));
  for (const { field, name, data } of files) {
    const type = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
    form.append(field, new Blob([new Uint8Array(data)], { type }), name);
  }
  return form;
}
