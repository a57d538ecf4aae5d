import { neckManifest } from '#contracts';
import { type Image, type Mask, newMask, type Size } from '#images';
import { type Inference, type LoadedGraph, loadModel, openModelFolderAs } from '#inference';
import type { GarmentLandmarks } from './landmarks.js';
import { neckFrame } from './neck-frame.js';
import { keepComponents } from '../images/morphology.js';
import { sampleMask } from '../images/sample.js';
import { framedPart } from './framed-cut-out.js';

export const NECK_MODEL = 'garment-neck';
/** The answer has a cell for this many pixels of the input, each way. */
const STRIDE = 2;
/** How much steeper than the network's own the edge of what it finds is: that is as wide as its cells. */
const STEEPER = 3;

/** The built-in model of what is seen through a garment's neck. Its session has a thread of its own. */
export class GarmentNeckReader {
  private constructor(
    private readonly graph: LoadedGraph,
    private readonly size: Size,
  ) {}

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<GarmentNeckReader> {
    const folder = await openModelFolderAs(modelsDir, NECK_MODEL, neckManifest);
    const [height, width] = folder.manifest.input_size;
    return new GarmentNeckReader(await loadModel(inference, folder), { width, height });
  }

  /**
   * Where a cut-out garment shows its inner side through the neck, or what was cut out with it there, as a hanger.
   * @param mask coverage 0–1, of the size of `image`
   * @returns share of each pixel that is not the garment's front, 0–1; nothing where it may have no neck
   */
  async insideOf(image: Image, mask: Mask, landmarks: GarmentLandmarks): Promise<Mask | undefined> {
    const frame = neckFrame(landmarks);
    if (frame === undefined) return undefined;
    const { pixels } = await framedPart(image, mask, frame, this.size);
    const { inside } = await this.graph.infer({ pixel_values: pixels });
    if (inside?.type !== 'float32') throw new TypeError('the neck network has no output "inside"');
    const { width, height } = this.size;
    const cells = withoutScraps(
      { width: width / STRIDE, height: height / STRIDE, data: inside.data },
      coverOf(pixels.data as Float32Array, this.size),
    );
    const out = newMask(image);
    const [right, bottom] = [
      Math.min(image.width, frame.left + frame.width),
      Math.min(image.height, frame.top + frame.height),
    ];
    for (let y = Math.max(0, frame.top); y < bottom; y++) {
      const v = ((y + 0.5 - frame.top) / frame.height) * cells.height - 0.5;
      for (let x = Math.max(0, frame.left); x < right; x++) {
        const u = ((x + 0.5 - frame.left) / frame.width) * cells.width - 0.5;
        const chance = sampleMask(cells, u, v);
        out.data[y * image.width + x] = Math.min(1, Math.max(0, (chance - 0.5) * STEEPER + 0.5));
      }
    }
    return out;
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}

/** Of the frame: no piece of the front or of the inside that is smaller is one. */
const SCRAP = 0.004;

/** The mask of what the network was shown, at the size of its answer. */
function coverOf(pixels: Float32Array, { width, height }: Size): Mask {
  const cover = newMask({ width: width / STRIDE, height: height / STRIDE });
  for (let i = 0; i < cover.data.length; i++) {
    const [x, y] = [i % cover.width, Math.floor(i / cover.width)];
    cover.data[i] = Number(pixels[(3 * height + STRIDE * y) * width + STRIDE * x]! > 0);
  }
  return cover;
}

/** Chances without the scraps of front that are left in the inside, and the other way round. */
function withoutScraps(chances: Mask, cover: Mask): Mask {
  const out = { ...chances, data: chances.data.slice() };
  for (const isFront of [true, false]) {
    const part = {
      ...cover,
      data: cover.data.map((share, i) => Number(share > 0 && out.data[i]! < 0.5 === isFront)),
    };
    const kept = keepComponents(part, ({ area }) => area >= SCRAP * part.data.length);
    for (let i = 0; i < out.data.length; i++)
      if (part.data[i]! > 0 && kept.data[i] === 0) out.data[i] = Number(isFront);
  }
  return out;
}
