import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import type { Tensor } from '#inference';
import { EncoderMismatchError, PhotoUnreadableError } from './encoder.errors.js';
import type { Resize } from './pillow-resize.js';
import { ResizeThread } from './resize-thread.js';
import { type Frame, pixelsOf } from './worn/frame.js';

const triple = z.tuple([z.number(), z.number(), z.number()]);
const square = z.union([
  z.number().transform((side) => ({ height: side, width: side })),
  z.object({ height: z.int(), width: z.int() }),
]);

/** The fields of a Hugging Face `preprocessor_config.json` that CLIP and SigLIP processors use. */
const preprocessorConfig = z.object({
  do_resize: z.boolean().default(true),
  size: z.union([
    z.object({ shortest_edge: z.int() }),
    z.object({ height: z.int(), width: z.int() }),
    z.int().transform((edge) => ({ shortest_edge: edge })),
  ]),
  /** PIL: 2 bilinear, 3 bicubic. */
  resample: z.union([z.literal(2), z.literal(3)]).default(3),
  do_center_crop: z.boolean().default(false),
  crop_size: square.optional(),
  rescale_factor: z.number().default(1 / 255),
  do_normalize: z.boolean().default(true),
  image_mean: triple.default([0.5, 0.5, 0.5]),
  image_std: triple.default([0.5, 0.5, 0.5]),
});

type Size = { height: number; width: number };

/**
 * Photo bytes to the `pixel_values` of a CLIP-like model, as the model's own `preprocessor_config.json` says
 * (Hugging Face CLIPImageProcessor, SiglipImageProcessor). What is made smaller in both directions is resized by
 * libvips, which antialiases as Pillow does; the rest by Pillow's own arithmetic.
 */
export class PhotoPreprocessor {
  private readonly resizing = new ResizeThread();

  private constructor(
    private readonly config: z.infer<typeof preprocessorConfig>,
    readonly size: Size,
  ) {}

  /** @throws EncoderMismatchError when the configuration asks for what is not known here */
  static async open(folder: string): Promise<PhotoPreprocessor> {
    const path = join(folder, 'preprocessor_config.json');
    const result = preprocessorConfig.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (!result.success)
      throw new EncoderMismatchError(folder, `preprocessor_config.json: ${result.error.message}`);
    const config = result.data;
    const size = config.do_center_crop ? config.crop_size : 'height' in config.size ? config.size : undefined;
    if (size === undefined) throw new EncoderMismatchError(folder, 'its photos have no fixed size.');
    return new PhotoPreprocessor(config, size);
  }

  /**
   * Decoded, resized RGB bytes, [height, width, 3], of the photo or of a frame in it.
   * @throws PhotoUnreadableError
   */
  async pixels(photo: Buffer, frame?: Frame): Promise<Buffer> {
    const read = await this.read(photo, frame).catch((cause: unknown) => {
      throw new PhotoUnreadableError({ cause });
    });
    return 'resize' in read ? this.resizing.run(read.pixels, read.resize) : read.pixels;
  }

  async close(): Promise<void> {
    await this.resizing.close();
  }

  /** The pixels that the model sees; or all of the photo's where a direction of it has to be made larger. */
  private async read(
    photo: Buffer,
    frame: Frame | undefined,
  ): Promise<{ pixels: Buffer } | { pixels: Buffer; resize: Resize }> {
    const image = sharp(photo, { failOn: 'error' }).toColourspace('srgb').removeAlpha();
    const whole = await image.metadata();
    const part = frame && pixelsOf(frame, whole.width, whole.height);
    if (part !== undefined) image.extract(part);
    const { width, height } = part ?? whole;
    const full = this.fullSize(width, height);
    const window = {
      ...this.size,
      left: Math.trunc((full.width - this.size.width) / 2),
      top: Math.trunc((full.height - this.size.height) / 2),
    };
    const kernel = this.config.resample === 3 ? 'cubic' : 'linear';
    if (full.width > width || full.height > height) {
      const resize = { from: { width, height }, to: full, window, kernel } as const;
      return { pixels: await image.raw().toBuffer(), resize };
    }
    image.resize({ ...full, fit: 'fill', kernel });
    if (full.width !== window.width || full.height !== window.height) image.extract(window);
    return { pixels: await image.raw().toBuffer() };
  }

  /** Normalised [count, 3, height, width] from the pixels of several photos. */
  tensor(photos: readonly Buffer[]): Tensor {
    const { height, width } = this.size;
    const plane = height * width;
    const data = new Float32Array(photos.length * 3 * plane);
    for (let channel = 0; channel < 3; channel++) {
      const mean = this.config.do_normalize ? (this.config.image_mean[channel] ?? 0) : 0;
      const std = this.config.do_normalize ? (this.config.image_std[channel] ?? 1) : 1;
      const scale = this.config.rescale_factor / std;
      const shift = -mean / std;
      for (const [index, pixels] of photos.entries()) {
        const start = (index * 3 + channel) * plane;
        for (let at = 0, from = channel; at < plane; at++, from += 3) {
          // The size of the buffer is the preprocessor's own: no index is outside of it.
          data[start + at] = pixels[from]! * scale + shift;
        }
      }
    }
    return { type: 'float32', data, dims: [photos.length, 3, height, width] };
  }

  /** The size that a whole photo is resized to; its middle is what the model sees. */
  private fullSize(width: number, height: number): Size {
    if (!this.config.do_center_crop) return this.size;
    const edge = 'shortest_edge' in this.config.size ? this.config.size.shortest_edge : this.size.height;
    const scale = edge / Math.min(width, height);
    return {
      width: width <= height ? edge : Math.trunc(width * scale),
      height: width <= height ? Math.trunc(height * scale) : edge,
    };
  }
}
