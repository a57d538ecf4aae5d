import { parserManifest } from '#contracts';
import { type Box, cropImage, type Image, resizeImage, type Size, valuesOf } from '#images';
import {
  GraphMismatchError,
  type Inference,
  loadModel,
  type LoadedGraph,
  openModelFolderAs,
  type Tensors,
} from '#inference';
import { type EncoderFeatures, featureMapOf, FEATURES } from './encoder-features.js';
import { type Parse, PARTS } from './parse.js';
import { type LookWork, type Seen, WORK_HERE } from './parse-of.js';
import { ParseThread } from './parse-thread.js';

export const PARSER_MODEL = 'person-parser';
/** Pixels that the network sees, and that its answer has. */
export const PARSER_SIZE: Readonly<Size> = { width: 192, height: 288 };

/** The built-in parser of people: which pixels are hair, skin, which garment. Its session has a thread of its own. */
export class PersonParser {
  private constructor(
    private readonly graph: LoadedGraph,
    private readonly work: LookWork,
  ) {}

  /**
   * @param modelsDir the folder that has `person-parser`
   * @param options.ownThread whether what is made of looks is made on a thread of the parser's own, for a caller whose event loop answers others
   * @throws ModelFolderError | GraphMismatchError | DeviceUnavailableError
   */
  static async open(
    modelsDir: string,
    inference: Inference,
    { ownThread = false } = {},
  ): Promise<PersonParser> {
    const folder = await openModelFolderAs(modelsDir, PARSER_MODEL, parserManifest);
    const graph = await loadModel(inference, folder);
    return new PersonParser(graph, ownThread ? new ParseThread() : WORK_HERE);
  }

  /**
   * Reads the part of `image` in `box` (the whole by default), which may reach beyond the frame. Somebody who is seen from head to feet
   * is looked at closer, in two halves, and what each look says is averaged; then the photo's own colours are weighed in.
   * @param box in pixels of `image`; or what `look` has said of one
   * @returns how likely each of the nine parts is, 0–1, float32 [9, 288, 192], whatever the size of `image`
   * @throws GraphMismatchError and what running a model throws
   */
  async parse(image: Image, box: Box | Parse = frameOf(image)): Promise<Parse> {
    return this.work.parse(await this.see(image, box));
  }

  /**
   * The likeliest of the nine parts of each pixel of `parse(image)`.
   * @returns labels, uint8 [288, 192]
   * @throws GraphMismatchError and what running a model throws
   */
  async likeliest(image: Image): Promise<Uint8Array> {
    return this.work.likeliest(await this.see(image, frameOf(image)));
  }

  /**
   * What the network says of `box` in one look, without the photo's colours.
   * @returns float32 [9, 288, 192], 0–1
   * @throws GraphMismatchError and what running a model throws
   */
  async look(image: Image, box: Box = frameOf(image)): Promise<Parse> {
    const { probabilities } = await this.answer(image, box);
    const count = PARTS.length * PARSER_SIZE.width * PARSER_SIZE.height;
    if (probabilities?.type !== 'float32' || probabilities.data.length !== count)
      throw new GraphMismatchError(PARSER_MODEL, `it answers without probabilities of ${PARTS.length} parts`);
    const photo = { width: image.width, height: image.height };
    return { box, photo, ...PARSER_SIZE, probabilities: probabilities.data };
  }

  /**
   * What the network's encoder finds in the part of `image` in `box`, which may reach beyond the frame.
   * @throws GraphMismatchError and what running a model throws
   */
  async features(image: Image, box: Box): Promise<EncoderFeatures> {
    const answer = await this.answer(image, box);
    return { box, maps: FEATURES.map((name) => featureMapOf(PARSER_MODEL, answer[name], name)) };
  }

  private async see(image: Image, box: Box | Parse): Promise<Seen> {
    const first = 'probabilities' in box ? this.lent(box) : await this.look(image, box);
    const { boxes, whole } = await this.work.boxes(first);
    const closer: Parse[] = [];
    for (const half of boxes) closer.push(await this.look(image, half));
    return { whole, closer, small: await resizeImage(cropImage(image, whole.box), PARSER_SIZE) };
  }

  /** A look that stays the caller's. */
  private lent(look: Parse): Parse {
    return this.work === WORK_HERE ? look : { ...look, probabilities: look.probabilities.slice() };
  }

  private async answer(image: Image, box: Box): Promise<Tensors> {
    const small = await resizeImage(cropImage(image, box), PARSER_SIZE);
    return this.graph.infer({ pixel_values: valuesOf(small) });
  }

  async close(): Promise<void> {
    await Promise.all([this.graph.close(), this.work.close()]);
  }
}

const frameOf = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height });
