import { join } from 'node:path';
import { idOf, ModelFolderError, openModelFolder, precisionsOf, readModelManifest } from '#inference';
import type { ModelManifest, ModelPrecision } from '#contracts';
import { Encoder } from './encoder.port.js';
import { EncoderSource } from './encoders.js';
import type { OnnxEncoder, OnnxEncoderOptions } from './onnx-encoder.js';
import { type OnCheck, openChecked } from './precision/open-checked-encoder.js';
import type { Config } from '../settings.js';

/** A model's name as a folder has it: nothing that leads elsewhere. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Encoders from the folders under `MODELS_DIR`. */
export class InstalledEncoders extends EncoderSource {
  private readonly opened = new Set<OnnxEncoder>();

  constructor(
    private readonly config: Pick<Config, 'MODELS_DIR' | 'EMBEDDING_PRECISION'>,
    private readonly options: OnnxEncoderOptions,
    private readonly onCheck: OnCheck,
  ) {
    super();
  }

  /** Of the configured precision where the model comes in it, else of the one that its manifest names. */
  async idOf(name: string): Promise<string> {
    const manifest = await this.manifestOf(name);
    const wanted = this.config.EMBEDDING_PRECISION;
    const precision = precisionsOf(manifest).find((one) => one === wanted) ?? manifest.precision;
    return idOf(manifest, precision);
  }

  /**
   * Looks at the manifest before the files: these may be large. One in int8 that is not as its fp32 self is refused,
   * whatever the configuration says: the vectors that are asked for are of that id.
   */
  async open(id: string): Promise<Encoder> {
    const name = id.split('@', 1)[0] ?? id;
    const manifest = await this.manifestOf(name);
    const precision = precisionsOf(manifest).find((one: ModelPrecision) => idOf(manifest, one) === id);
    if (precision === undefined) {
      throw new ModelFolderError(
        join(this.config.MODELS_DIR, name),
        `it is ${manifest.name}@${manifest.revision}, not ${id}.`,
      );
    }
    const folder = await openModelFolder(this.config.MODELS_DIR, name, { precision });
    const { encoder } = await openChecked(folder, this.options, this.onCheck);
    this.opened.add(encoder);
    return encoder;
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened].map((encoder) => encoder.close()));
  }

  private async manifestOf(name: string): Promise<ModelManifest> {
    const folder = join(this.config.MODELS_DIR, name);
    if (!NAME.test(name)) throw new ModelFolderError(folder, 'that is no name of a model.');
    return readModelManifest(folder);
  }
}
