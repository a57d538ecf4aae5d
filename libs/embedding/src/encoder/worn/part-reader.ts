import sharp from 'sharp';
import { parserManifest } from '#contracts';
import type { Labels, Size } from '#images';
import { type Inference, ModelFolderError, openModelFolderAs } from '#inference';
import { PARSER_MODEL, PARSER_SIZE, PersonParser } from '#person-parse';
import { PhotoUnreadableError } from '../encoder.errors.js';

/**
 * How the parts of a person are found. Raised, here and in `worn.json` of each model that has one, with each change of it that changes
 * vectors: the model has a new revision then, and collections are built anew. 2: the photo's own colours are weighed in, and who is seen whole is
 * looked at closer. 3: a dress is one garment.
 */
export const PARTS_REVISION = 3;

/** Photos are read at twice the size that the parser sees at once: it looks closer at the halves of a person. */
const READ: Readonly<Size> = { width: 2 * PARSER_SIZE.width, height: 2 * PARSER_SIZE.height };

/** The built-in parser of people, as far as an encoder needs it: which part each pixel of a photo's bytes is of. */
export class PartReader {
  private constructor(private readonly parser: PersonParser) {}

  /** What is wrong with the parser's folder, before it is needed: undefined where it can be opened. */
  static async problem(modelsDir: string): Promise<ModelFolderError | undefined> {
    try {
      await openModelFolderAs(modelsDir, PARSER_MODEL, parserManifest);
      return undefined;
    } catch (error) {
      if (error instanceof ModelFolderError) return error;
      throw error;
    }
  }

  /** @throws ModelFolderError | GraphMismatchError | DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<PartReader> {
    return new PartReader(await PersonParser.open(modelsDir, inference, { ownThread: true }));
  }

  /**
   * @param photo JPEG, PNG or WebP bytes
   * @returns labels at the parser's own size, the photo squashed to it
   * @throws GraphMismatchError | PhotoUnreadableError, and what running a model throws
   */
  async read(photo: Buffer): Promise<Labels> {
    const data = await sharp(photo)
      .toColourspace('srgb')
      .removeAlpha()
      .resize({ ...READ, fit: 'fill' })
      .raw()
      .toBuffer()
      .catch((cause: unknown) => {
        throw new PhotoUnreadableError({ cause });
      });
    return { ...PARSER_SIZE, data: await this.parser.likeliest({ ...READ, data }) };
  }

  async close(): Promise<void> {
    await this.parser.close();
  }
}
