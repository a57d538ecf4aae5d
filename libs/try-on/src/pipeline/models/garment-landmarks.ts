import { landmarksManifest } from '#contracts';
import type { Image, Mask, Size } from '#images';
import { type Inference, type LoadedGraph, loadModel, openModelFolderAs, type Tensor } from '#inference';
import {
  type GarmentLandmarks,
  LANDMARK_KINDS,
  LANDMARKS,
  type LandmarkKind,
  type LandmarkName,
  type Landmark,
} from './landmarks.js';
import { framedCutOut } from './framed-cut-out.js';
import { heatPlaces } from './heat-places.js';

export const LANDMARK_MODEL = 'garment-landmarks';
/** A heatmap has a cell for this many pixels of the input, each way. */
const STRIDE = 4;

/** The built-in model of a garment's landmarks. Its session has a thread of its own. */
export class GarmentLandmarkFinder {
  private constructor(
    private readonly graph: LoadedGraph,
    private readonly size: Size,
  ) {}

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<GarmentLandmarkFinder> {
    const folder = await openModelFolderAs(modelsDir, LANDMARK_MODEL, landmarksManifest);
    const [height, width] = folder.manifest.input_size;
    const graph = await loadModel(inference, folder);
    return new GarmentLandmarkFinder(graph, { width, height });
  }

  /**
   * The landmarks of a cut-out garment, in pixels of `image`.
   * @param mask coverage 0–1, of the size of `image`
   * @returns nothing where the mask is empty
   */
  async find(image: Image, mask: Mask): Promise<GarmentLandmarks | undefined> {
    const framed = await framedCutOut(image, mask, this.size);
    if (!framed) return undefined;
    const answer = await this.graph.infer({ pixel_values: framed.pixels });
    const numbers = (name: string) => numbersOf(answer[name], name);
    const [visible, kinds] = [numbers('visible'), numbers('kinds')];
    const cells = { width: this.size.width / STRIDE, height: this.size.height / STRIDE };
    const places = heatPlaces(numbers('heat'), cells).map(framed.toPicture);
    const points = Object.fromEntries(
      LANDMARKS.map((name, i): [LandmarkName, Landmark] => [name, { ...places[i]!, visible: visible[i]! }]),
    ) as Record<LandmarkName, Landmark>;
    const chances = Object.fromEntries(LANDMARK_KINDS.map((kind, i) => [kind, kinds[i]!])) as Record<
      LandmarkKind,
      number
    >;
    const kind = LANDMARK_KINDS.reduce((best, other) => (chances[other] > chances[best] ? other : best));
    return { points, kind, chances, ghost: numbers('ghost')[0]! };
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}

function numbersOf(tensor: Tensor | undefined, name: string): Float32Array {
  if (tensor?.type !== 'float32') throw new TypeError(`the landmark network has no output "${name}"`);
  return tensor.data;
}
