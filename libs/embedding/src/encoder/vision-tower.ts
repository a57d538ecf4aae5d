import { type Inference, inHalves, type LoadedGraph, type ModelFolder } from '#inference';
import { EncoderMismatchError } from './encoder.errors.js';
import type { EncoderModel } from './encoder.port.js';
import { FAMILIES } from './families/families.js';
import { checkRows, openTower, rowsOf } from './open-tower.js';
import { PhotoPreprocessor } from './photo-preprocessor.js';
import type { Frame, View } from './worn/frame.js';

/** Rows of one call; more gains nothing on a CPU. */
const PHOTO_BATCH = { cpu: 8, cuda: 64 };

/** Photos to unit vectors. */
export class VisionTower {
  private constructor(
    private readonly graph: LoadedGraph,
    private readonly preprocessor: PhotoPreprocessor,
    private readonly model: EncoderModel,
    private readonly output: string,
  ) {}

  /**
   * Loads, checks and warms it.
   * @throws ModelFolderError | GraphMismatchError | EncoderMismatchError | DeviceUnavailableError
   */
  static async open(folder: ModelFolder, model: EncoderModel, inference: Inference): Promise<VisionTower> {
    const preprocessor = await PhotoPreprocessor.open(folder.path);
    checkSize(folder, preprocessor);
    const { height, width } = preprocessor.size;
    const output = FAMILIES[folder.manifest.family].outputs.vision;
    const graph = await openTower(folder, 'vision', inference, {
      signature: {
        inputs: [{ name: 'pixel_values', type: 'float32', dims: [-1, 3, height, width] }],
        outputs: [{ name: output, type: 'float32', dims: [-1, model.dimension] }],
      },
      batch: PHOTO_BATCH,
    });
    try {
      const tower = new VisionTower(graph, preprocessor, model, output);
      const grey = Buffer.alloc(height * width * 3, 127);
      checkRows(model, await tower.run([grey, grey]), 2);
      return tower;
    } catch (error) {
      await graph.close();
      throw error;
    }
  }

  /** Photos that pay off in one call. */
  get photosAtOnce(): number {
    return this.graph.maxBatch;
  }

  /** @param views of each photo the part that is encoded; without them whole photos are */
  async encode(photos: readonly Buffer[], views: readonly View[] = []): Promise<(Float32Array | Error)[]> {
    const framed = new Map<Frame, Promise<Buffer>>();
    const decoded = await Promise.all(
      photos.map((photo, at) => this.pixels(photo, views[at], framed).catch(toError)),
    );
    const answers: (Float32Array | Error)[] = decoded.map((pixels) =>
      pixels instanceof Error ? pixels : new EncoderMismatchError(this.model.id, 'a photo was left out.'),
    );
    const readable = decoded.flatMap((pixels, index) => (pixels instanceof Error ? [] : [{ index, pixels }]));
    await Promise.all(
      chunks(readable, this.photosAtOnce).map(async (chunk) => {
        const vectors = await inHalves(
          chunk.map(({ pixels }) => pixels),
          (pixels) => this.run(pixels),
        ).catch((error: unknown) => chunk.map(() => toError(error)));
        for (const [at, { index }] of chunk.entries()) answers[index] = vectors[at] ?? new Error('no vector');
      }),
    );
    return answers;
  }

  async close(): Promise<void> {
    await Promise.all([this.graph.close(), this.preprocessor.close()]);
  }

  /** `framed`: what is decoded already, for two views of one frame. */
  private async pixels(
    photo: Buffer,
    view: View | undefined,
    framed: Map<Frame, Promise<Buffer>>,
  ): Promise<Buffer> {
    if (view === undefined) return this.preprocessor.pixels(photo);
    const { frame, cover } = view;
    const decoding = framed.get(frame) ?? this.preprocessor.pixels(photo, frame);
    framed.set(frame, decoding);
    return cover?.(await decoding, this.preprocessor.size) ?? decoding;
  }

  private async run(pixels: readonly Buffer[]): Promise<(Float32Array | Error)[]> {
    const outputs = await this.graph.infer({ pixel_values: this.preprocessor.tensor(pixels) });
    return rowsOf(outputs, this.output, this.model);
  }
}

function checkSize({ id, manifest }: ModelFolder, { size }: PhotoPreprocessor): void {
  const [height, width] = manifest.input_size;
  if (size.height === height && size.width === width) return;
  throw new EncoderMismatchError(
    id,
    `preprocessor_config.json makes photos of ${size.height}×${size.width}, its manifest says ${height}×${width}.`,
  );
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
