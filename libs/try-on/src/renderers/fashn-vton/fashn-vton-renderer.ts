import pLimit from 'p-limit';
import sharp from 'sharp';
import type { InferenceStatus } from '#contracts';
import type { Image } from '#images';
import { type GraphStatus, inHalves, InferenceOutOfMemoryError } from '#inference';
import type { GarmentType } from '../../pipeline/try-on-pipeline.js';
import { TryOnError } from '../../errors/try-on.error.js';
import { noImage } from '../http/no-image.js';
import { Renderer, type Rendered, type RenderInput } from '../renderer.js';
import type { Generator } from './generator.js';
import { noiseOf } from './noise.js';
import { blankPose, clearAround, fitted, fittedPose, unframed } from './pictures.js';
import { placeIn } from '../place-in-frame.js';
import { poseMap } from './pose-map.js';
import { type Candidate, CATEGORIES, sample, type Scene } from './sampler.js';
import { stepsOf } from './schedule.js';

/** Tops hang over what is worn below them. */
const PUT_ON_IN = ['bottom', 'dress', 'top'] as const;

/** The published try-on network in this process, on its GPU; one render at a time. */
export class FashnVtonRenderer extends Renderer {
  private readonly turns = pLimit(1);
  readonly model: string;

  constructor(private readonly generator: Generator) {
    super();
    this.model = generator.id;
  }

  render(input: RenderInput): Promise<Rendered> {
    const garments = inOrder(input.garments);
    return this.turns(async () => {
      input.signal.throwIfAborted();
      const photo = await decoded(input.person);
      const scenes = await this.scenesOf(input, photo, garments);
      const person = fitted(photo, this.generator.frame);
      const steps = stepsOf(input.realismLevel) * scenes.length * input.seeds.length;
      let made = 0;
      const onStep = (candidates: number) => input.onProgress?.(Math.min(1, (made += candidates) / steps));
      const drawn = await inHalves(input.seeds, (seeds) => this.draw(seeds, person, scenes, input, onStep));
      const images = await Promise.all(drawn.map((values) => this.encoded(values, input)));
      input.onBilled(images.length);
      return { images };
    });
  }

  override revision(): string {
    return JSON.stringify([this.model, this.generator.wholeBody?.id]);
  }

  override inference(): InferenceStatus {
    return this.generator.inference();
  }

  override graphs(): Record<string, GraphStatus> {
    return this.generator.graphs();
  }

  override close(): Promise<void> {
    return this.generator.close();
  }

  /** Garments one after the other: what one has made is the person of the next. */
  private async draw(
    seeds: readonly number[],
    person: Float32Array,
    scenes: readonly Scene[],
    { realismLevel, signal, size }: RenderInput,
    onStep: (candidates: number) => void | Promise<void> | undefined,
  ): Promise<Float32Array[]> {
    const { graph, frame } = this.generator;
    let persons: Float32Array[] = seeds.map(() => person);
    for (const [garment, scene] of scenes.entries()) {
      const candidates = seeds.map((seed, i): Candidate => ({
        start: noiseOf(seed + garment * 7_919, 3 * frame.width * frame.height),
        person: persons[i]!,
      }));
      persons = await sample(graph, candidates, scene, {
        steps: stepsOf(realismLevel),
        signal,
        onStep: () => onStep(seeds.length),
      });
      for (const values of persons) clearAround(values, placeIn(frame, size), frame);
    }
    return persons;
  }

  private async scenesOf(
    { pose, size }: RenderInput,
    person: Image,
    garments: ReturnType<typeof inOrder>,
  ): Promise<Scene[]> {
    const { frame, wholeBody } = this.generator;
    if (pose === undefined) throw noImage('it was not told how the person stands');
    const details = await wholeBody?.find(person, pose);
    const personPose = fittedPose(poseMap(pose, size, details), frame);
    return Promise.all(
      garments.map(async ({ photo, category }) => ({
        personPose,
        garment: fitted(await decoded(photo), frame),
        garmentPose: blankPose(frame),
        category,
        frame,
      })),
    );
  }

  private encoded(drawn: Float32Array | Error, { size }: RenderInput): Promise<Uint8Array> {
    if (drawn instanceof InferenceOutOfMemoryError) throw outOfMemory(drawn);
    if (drawn instanceof Error) throw drawn;
    const { frame } = this.generator;
    const { width, height, data } = unframed(drawn, placeIn(frame, size), frame);
    return sharp(data, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 3 })
      .toBuffer();
  }
}

/** @throws TryOnError for a kind that the network has no category for */
function inOrder(garments: RenderInput['garments']): { photo: Uint8Array; category: number }[] {
  const kinds = garments.map(({ photo, kind }) => ({ photo, kind: knownKind(kind) }));
  kinds.sort((a, b) => PUT_ON_IN.indexOf(a.kind) - PUT_ON_IN.indexOf(b.kind));
  return kinds.map(({ photo, kind }) => ({ photo, category: CATEGORIES[kind] }));
}

function knownKind(kind: GarmentType): keyof typeof CATEGORIES {
  if (kind in CATEGORIES) return kind as keyof typeof CATEGORIES;
  throw new TryOnError(
    'GARMENT_TYPE_UNSUPPORTED',
    kind === 'auto'
      ? 'The renderer has to be told what the garment is. Send garment_type: top, bottom or dress.'
      : `The renderer knows tops, bottoms and dresses, and no ${kind === 'outer' ? 'outer layers' : kind}. Send mode=draft, or garment_type=top if it is worn closed.`,
  );
}

function outOfMemory(cause: Error): TryOnError {
  return noImage('its GPU has not the memory for one picture. Other programs may use it', { cause });
}

async function decoded(photo: Uint8Array): Promise<Image> {
  const { data, info } = await sharp(photo)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
