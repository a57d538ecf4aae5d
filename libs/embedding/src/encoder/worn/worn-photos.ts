import { dirname } from 'node:path';
import { z } from 'zod';
import type { Inference, ModelFolder } from '#inference';
import { readModelJson } from '../read-model-json.js';
import type { Frame } from './frame.js';
import { type FramedPart, type ItemPart, itemPart } from './item-parts.js';
import { partFrame } from './part-frame.js';
import { PartReader } from './part-reader.js';

const numbers = z.array(z.number());

/**
 * Of a photo's vector, a person wears it where weights · vector + bias > 0. `names`: the directions of the model's names for what
 * is worn, orthonormal; `others`: places among them of what an item that is worn on a part is not.
 */
const wornFile = z.object({
  weights: numbers,
  bias: z.number(),
  names: z.array(numbers).default([]),
  others: z.record(z.string(), z.array(z.int().min(0))).default({}),
});

/** How much the whole photo counts beside its item's own part of it (docs/decisions/0047). */
const WHOLE = 0.15;

type Vectors = readonly (Float32Array | Error)[];
type Parts = Pick<PartReader, 'read' | 'close'>;
type Encode = (photos: readonly Buffer[], frames: readonly Frame[]) => Promise<Vectors>;

/**
 * Photos of people who wear an item among others. Which they are is told by their vectors, at no cost; of these alone the
 * person is parsed, and the vector becomes that of the item's own part, for as much as its words say which that is, without what
 * it says of things that are worn elsewhere.
 */
export class WornPhotos {
  private reader: Promise<Parts> | undefined;

  constructor(
    private readonly test: z.input<typeof wornFile>,
    private readonly open: () => Promise<Parts>,
    /** Why no photo is going to be parsed: all stay whole. */
    readonly problem?: Error,
  ) {}

  /**
   * Undefined for a model that comes without the test. The parser is loaded with the first such photo; whether it is there is
   * looked at now. @throws EncoderMismatchError
   */
  static async open({ path, manifest }: ModelFolder, inference: Inference): Promise<WornPhotos | undefined> {
    const file = manifest.files.find(({ role }) => role === 'worn-test');
    if (file === undefined) return undefined;
    const test = await readModelJson(path, file.path, wornFile);
    const modelsDir = dirname(path);
    const problem = await PartReader.problem(modelsDir);
    return new WornPhotos(test, () => PartReader.open(modelsDir, inference), problem);
  }

  /**
   * The vectors of the items that the photos are of: as given, but for worn ones.
   * @param texts of each item, its category before its name; of a photo without texts the vector stays
   */
  async ofItems(
    photos: readonly Buffer[],
    texts: readonly (readonly string[] | undefined)[],
    vectors: Vectors,
    encode: Encode,
  ): Promise<(Float32Array | Error)[]> {
    const found = await Promise.all(
      photos.map(async (photo, at) => {
        const [whole, words] = [vectors[at], texts[at]];
        if (!(whole instanceof Float32Array) || words === undefined || !this.isWorn(whole)) return [];
        const part = itemPart(words);
        if (part === undefined) return [];
        const frame = part === 'beside' ? undefined : await this.frameOf(photo, part);
        return [{ at, photo, whole, part, frame }];
      }),
    );
    const answers = [...vectors];
    const besides = found.flat().filter(({ part }) => part === 'beside');
    for (const { at, whole, part } of besides) answers[at] = this.withoutOthers(whole, part);
    const worn = found
      .flat()
      .flatMap(({ frame, ...rest }) => (frame === undefined ? [] : [{ ...rest, frame }]));
    if (worn.length === 0) return answers;
    const parts = await encode(
      worn.map(({ photo }) => photo),
      worn.map(({ frame }) => frame),
    );
    for (const [index, { at, whole, part }] of worn.entries()) {
      const own = parts[index];
      if (own instanceof Float32Array) answers[at] = this.withoutOthers(between(own, whole), part);
    }
    return answers;
  }

  async close(): Promise<void> {
    const reader = await this.reader?.catch(() => undefined);
    await reader?.close();
  }

  private isWorn(vector: Float32Array): boolean {
    const { weights, bias } = this.test;
    return weights.reduce((sum, weight, at) => sum + weight * (vector[at] ?? 0), bias) > 0;
  }

  private withoutOthers(vector: Float32Array, part: ItemPart): Float32Array {
    const { names = [], others = {} } = this.test;
    const rest = vector.slice();
    for (const place of others[part] ?? []) {
      const name = names[place] ?? [];
      const share = name.reduce((sum, value, at) => sum + value * (rest[at] ?? 0), 0);
      for (const [at, value] of name.entries()) rest[at]! -= share * value;
    }
    return unit(rest);
  }

  /** Undefined where the item's part is not found: then the whole photo is all there is, as without a parser. */
  private async frameOf(photo: Buffer, part: FramedPart): Promise<Frame | undefined> {
    this.reader ??= this.open();
    try {
      return partFrame(await (await this.reader).read(photo), part);
    } catch {
      return undefined;
    }
  }
}

function between(part: Float32Array, whole: Float32Array): Float32Array {
  return unit(part.map((value, at) => (1 - WHOLE) * value + WHOLE * (whole[at] ?? 0)));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
