import { cutterManifest } from '#contracts';
import { type Image, type Mask, pixelValues, type Size } from '#images';
import { type Inference, type LoadedGraph, loadModel, openModelFolderAs } from '#inference';

/** What a photo may show; `models/recipes/garment_cutter/kinds.py` has the same. */
export const SHOWN = ['top', 'outer', 'dress', 'trousers', 'skirt', 'shoes', 'hat', 'nothing'] as const;
export type Shown = (typeof SHOWN)[number];

export const CUTTER_MODEL = 'garment-cutter';

/** Where the garment is, at the network's own size, and how likely it is of each kind (they add up to 1). */
export type GarmentLook = { coverage: Mask; chances: Record<Shown, number> };

/** The built-in model of garment photos. Its session has a thread of its own. */
export class GarmentCutter {
  private constructor(
    private readonly graph: LoadedGraph,
    /** Of the network's input. */
    private readonly size: Size,
  ) {}

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<GarmentCutter> {
    const folder = await openModelFolderAs(modelsDir, CUTTER_MODEL, cutterManifest);
    const graph = await loadModel(inference, folder);
    const [height, width] = folder.manifest.input_size;
    return new GarmentCutter(graph, { width, height });
  }

  async look(image: Image): Promise<GarmentLook> {
    const { coverage, kinds } = await this.graph.infer({
      pixel_values: await pixelValues(image, this.size),
    });
    if (coverage?.type !== 'float32' || kinds?.type !== 'float32') {
      throw new TypeError('the garment cutter has no outputs "coverage" and "kinds"');
    }
    return {
      coverage: { ...this.size, data: coverage.data },
      chances: Object.fromEntries(SHOWN.map((shown, i) => [shown, kinds.data[i]!])) as Record<Shown, number>,
    };
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}
