import { join } from 'node:path';
import sharp from 'sharp';
import { parserManifest } from '#contracts';
import {
  type Inference,
  type LoadedGraph,
  ModelFolderError,
  openModelFolderAs,
  type Tensor,
} from '#inference';
import { EncoderMismatchError, PhotoUnreadableError } from '../encoder.errors.js';
import type { PartLabels } from './part-frame.js';

const MODEL = 'person-parser';
const OUTPUT = 'probabilities';
/** Bytes of a channel as the parser takes them: −2…2. */
const [MIDDLE, SPREAD] = [127.5, 63.75];

/** The built-in parser of people, as far as an encoder needs it: which part each pixel of a photo is of. */
export class PartReader {
  private constructor(
    private readonly graph: LoadedGraph,
    private readonly classes: readonly string[],
    private readonly size: { height: number; width: number },
  ) {}

  /** What is wrong with the parser's folder, before it is needed: undefined where it can be opened. */
  static async problem(modelsDir: string): Promise<ModelFolderError | undefined> {
    try {
      await openModelFolderAs(modelsDir, MODEL, parserManifest);
      return undefined;
    } catch (error) {
      if (error instanceof ModelFolderError) return error;
      throw error;
    }
  }

  /** @throws ModelFolderError | GraphMismatchError | DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<PartReader> {
    const { id, path, manifest } = await openModelFolderAs(modelsDir, MODEL, parserManifest);
    const { classes } = manifest;
    const [height, width] = manifest.input_size;
    const graph = await inference.load({
      model: id,
      name: MODEL,
      file: join(path, 'model.onnx'),
      // Looked at with each answer.
      signature: { inputs: [], outputs: [] },
      batch: { cpu: 1, cuda: 1 },
    });
    return new PartReader(graph, classes, { height, width });
  }

  /**
   * @param photo JPEG, PNG or WebP bytes
   * @returns labels at the parser's own size, the photo squashed to it
   * @throws EncoderMismatchError | PhotoUnreadableError, and what running a model throws
   */
  async read(photo: Buffer): Promise<PartLabels> {
    const { classes, size } = this;
    const { [OUTPUT]: answer } = await this.graph.infer({ pixel_values: await this.tensorOf(photo) });
    const plane = size.width * size.height;
    if (answer?.type !== 'float32' || answer.data.length !== classes.length * plane)
      throw new EncoderMismatchError(MODEL, `it answers without ${OUTPUT} of its classes.`);
    const data = new Uint8Array(plane);
    for (let at = 0; at < plane; at++) {
      for (let label = 1; label < classes.length; label++) {
        // Both indices are within the answer, whose length was checked.
        if (answer.data[label * plane + at]! > answer.data[data[at]! * plane + at]!) data[at] = label;
      }
    }
    return { data, ...size, classes };
  }

  async close(): Promise<void> {
    await this.graph.close();
  }

  private async tensorOf(photo: Buffer): Promise<Tensor> {
    const { width, height } = this.size;
    const rgb = await sharp(photo)
      .toColourspace('srgb')
      .removeAlpha()
      .resize({ width, height, fit: 'fill' })
      .raw()
      .toBuffer()
      .catch((cause: unknown) => {
        throw new PhotoUnreadableError({ cause });
      });
    const plane = width * height;
    const data = new Float32Array(3 * plane);
    for (let at = 0; at < plane; at++) {
      for (let channel = 0; channel < 3; channel++)
        data[channel * plane + at] = (rgb[at * 3 + channel]! - MIDDLE) / SPREAD;
    }
    return { type: 'float32', data, dims: [1, 3, height, width] };
  }
}
