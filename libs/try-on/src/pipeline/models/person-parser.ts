import { parserManifest } from '#contracts';
import { type Inference, type LoadedGraph, openModelFolderAs } from '#inference';
import type { Box, Image } from '../images/image.js';
import { cropImage, resizeImage } from '../images/resize.js';
import { featureMapOf, FEATURES, type Look } from './look.js';
import { loadModel } from './load-model.js';
import type { Parse } from './parse.js';
import { parseByColours } from './parse-by-colours.js';
import { valuesOf } from './pixel-values.js';

export const PARSER_MODEL = 'person-parser';
const [WIDTH, HEIGHT] = [192, 288];

/** The built-in parser of people: which pixels are hair, skin, which garment. Its session has a thread of its own. */
export class PersonParser {
  private constructor(private readonly graph: LoadedGraph) {}

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<PersonParser> {
    const folder = await openModelFolderAs(modelsDir, PARSER_MODEL, parserManifest);
    const graph = await loadModel(inference, folder);
    return new PersonParser(graph);
  }

  /** Reads, with the photo's own colours, the part of `image` in `box` (the whole by default), which may reach beyond the frame. */
  async parse(
    image: Image,
    box: Box = { x: 0, y: 0, width: image.width, height: image.height },
  ): Promise<Parse> {
    const small = await smallPart(image, box);
    const { probabilities } = await this.graph.infer({ pixel_values: valuesOf(small) });
    if (probabilities?.type !== 'float32') throw new TypeError('the parser has no output "probabilities"');
    const photo = { width: image.width, height: image.height };
    return parseByColours(
      { box, photo, width: WIDTH, height: HEIGHT, probabilities: probabilities.data },
      small,
    );
  }

  /** What the network's encoder finds in the part of `image` in `box`, which may reach beyond the frame. */
  async look(image: Image, box: Box): Promise<Look> {
    const answer = await this.graph.infer({ pixel_values: valuesOf(await smallPart(image, box)) });
    return { box, maps: FEATURES.map((name) => featureMapOf(answer[name], name)) };
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}

function smallPart(image: Image, box: Box): Promise<Image> {
  return resizeImage(cropImage(image, box), { width: WIDTH, height: HEIGHT });
}
