import { dirname } from 'node:path';
import type { z } from 'zod';
import type { Labels } from '#images';
import { type Inference, InferenceOverloadedError, type ModelFolder } from '#inference';
import { DomainError } from '#platform';
import { EncoderMismatchError } from '../encoder.errors.js';
import { readModelJson } from '../read-model-json.js';
import { coverOthers } from './cover.js';
import type { View } from './frame.js';
import { ItemNames } from './item-names.js';
import { type FramedPart, itemPart } from './item-parts.js';
import { partFrame } from './part-frame.js';
import { PartReader, PARTS_REVISION } from './part-reader.js';
import { wornFile } from './worn-file.js';

type Vectors = readonly (Float32Array | Error)[];
type Parts = Pick<PartReader, 'read' | 'close'>;
/** Told why photos stay whole: once, until one has been parsed again. */
export type OnParserFailure = (error: Error) => void;
type Encode = (photos: readonly Buffer[], views: readonly View[]) => Promise<Vectors>;

/**
 * Photos of people who wear an item among others. Which they are is told by their vectors, at no cost; of these alone the
 * person is parsed, and the vector becomes that of the item's own part, for as much as its words say which that is.
 */
export class WornPhotos {
  private reader: Promise<Parts> | undefined;
  private readonly test: z.output<typeof wornFile>;
  private readonly names: ItemNames;
  private isFailing = false;

  constructor(
    test: z.input<typeof wornFile>,
    private readonly open: () => Promise<Parts>,
    private readonly onFailure: OnParserFailure = () => undefined,
    /** Why no photo is going to be parsed: all stay whole. */
    readonly problem?: Error,
  ) {
    this.test = wornFile.parse(test);
    this.names = new ItemNames(this.test);
  }

  /**
   * Undefined for a model that comes without the test. The parser is loaded with the first such photo; whether it is there is
   * looked at now. @throws EncoderMismatchError
   */
  static async open(
    { path, manifest }: ModelFolder,
    inference: Inference,
    onFailure?: OnParserFailure,
  ): Promise<WornPhotos | undefined> {
    const file = manifest.files.find(({ role }) => role === 'worn-test');
    if (file === undefined) return undefined;
    const test = await readModelJson(path, file.path, wornFile);
    const revision = test.parts_revision;
    if (revision !== PARTS_REVISION)
      throw new EncoderMismatchError(
        path,
        `${file.path} is of parts as revision ${revision} finds them, this Vitrine finds them by revision ${PARTS_REVISION}: take the model that comes with it.`,
      );
    const modelsDir = dirname(path);
    const problem = await PartReader.problem(modelsDir);
    return new WornPhotos(test, () => PartReader.open(modelsDir, inference), onFailure, problem);
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
    const answers = [...vectors];
    const found = await Promise.all(
      photos.map(async (photo, at) => {
        const [whole, words] = [vectors[at], texts[at]];
        if (!(whole instanceof Float32Array) || words === undefined || !this.isWorn(whole)) return [];
        const part = itemPart(words);
        if (part === undefined) return [];
        try {
          const views = part === 'beside' ? undefined : await this.viewsOf(photo, part);
          return [{ at, photo, whole, part, views }];
        } catch (error) {
          answers[at] = error instanceof Error ? error : new Error(String(error));
          return [];
        }
      }),
    );
    const worn = found.flat().flatMap(({ at, photo, whole, part, views }) => {
      if (part === 'beside') answers[at] = this.names.withoutOthers(whole, part);
      return part === 'beside' || views === undefined ? [] : [{ at, photo, whole, part, views }];
    });
    if (worn.length === 0) return answers;
    const encoded = await encode(
      worn.flatMap(({ photo, views }) => views.map(() => photo)),
      worn.flatMap(({ views }) => views),
    );
    let next = 0;
    for (const { at, whole, part, views } of worn) {
      const [frame, alone] = encoded.slice(next, (next += views.length));
      if (!(frame instanceof Float32Array)) continue;
      const own = alone instanceof Float32Array ? alone : undefined;
      answers[at] = this.names.of({ frame, alone: own, whole }, part);
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

  /**
   * The frame of the item's part, and the same with all else covered where colours are told by it. Undefined where the part is not
   * found: then the whole photo is all there is, as without a parser.
   */
  private async viewsOf(photo: Buffer, part: FramedPart): Promise<View[] | undefined> {
    const labels = await this.labelsOf(photo);
    if (labels === undefined) return undefined;
    const frame = partFrame(labels, part);
    if (frame === undefined) return undefined;
    if (this.test.colours.length === 0) return [{ frame }];
    return [{ frame }, { frame, cover: (pixels, size) => coverOthers(pixels, size, labels, part, frame) }];
  }

  /**
   * Undefined where the parser fails: the photo stays whole (docs/decisions/0047). A fault of ours is no such failure, nor is
   * that too many wait for it: the photo is embedded later, and not otherwise.
   */
  private async labelsOf(photo: Buffer): Promise<Labels | undefined> {
    try {
      const labels = await (await this.opened()).read(photo);
      this.isFailing = false;
      return labels;
    } catch (error) {
      if (!(error instanceof DomainError) || error instanceof InferenceOverloadedError) throw error;
      if (!this.isFailing) this.onFailure(error);
      this.isFailing = true;
      return undefined;
    }
  }

  /** One that could not be opened is opened anew for the next photo. */
  private opened(): Promise<Parts> {
    return (this.reader ??= this.open().catch((error: unknown) => {
      this.reader = undefined;
      throw error;
    }));
  }
}
