import type { Inference, ModelFolder } from '#inference';
import { EmptyPromptError, EncoderMismatchError } from './encoder.errors.js';
import { Encoder, type EncoderModel, type TextVector } from './encoder.port.js';
import { KnownWords } from './known-words.js';
import { TextTower } from './text-tower.js';
import { VisionTower } from './vision-tower.js';
import { type OnParserFailure, WornPhotos } from './worn/worn-photos.js';

export type OnnxEncoderOptions = {
  /** Where the towers run. */
  inference: Inference;
  /** The towers that this process needs: the API reads prompts, the worker photos. */
  towers: readonly ('text' | 'vision')[];
  /** Prompts that may wait before one more is refused. */
  maxWaiting?: number;
  /** Told when worn items begin to stay in their photos. */
  onParserFailure?: OnParserFailure;
};

/**
 * A CLIP-like encoder from a model folder in the Hugging Face layout (a graph for each tower, `tokenizer.json`,
 * `preprocessor_config.json`), its towers run wherever `inference` runs them. Only those asked for are loaded.
 */
export class OnnxEncoder extends Encoder {
  private constructor(
    readonly model: EncoderModel,
    private readonly text: TextTower | undefined,
    private readonly vision: VisionTower | undefined,
    private readonly words: KnownWords | undefined,
    private readonly worn: WornPhotos | undefined,
  ) {
    super();
  }

  /**
   * Loads and checks the towers.
   * @throws ModelFolderError | GraphMismatchError | EncoderMismatchError | DeviceUnavailableError
   */
  static async open(folder: ModelFolder, options: OnnxEncoderOptions): Promise<OnnxEncoder> {
    const { inference, towers, maxWaiting, onParserFailure } = options;
    const { manifest, id } = folder;
    const { floor, neutral_prompt: neutralPrompt, photo } = manifest.score;
    const model: EncoderModel = {
      id,
      dimension: manifest.dimension,
      floor,
      neutralPrompt,
      score: logistic(manifest.score),
      photoScore: photo === undefined ? (cosine) => Math.max(0, cosine) : logistic(photo),
    };
    const [text, vision, words, worn] = await Promise.all([
      towers.includes('text') ? TextTower.open(folder, model, inference, maxWaiting) : undefined,
      towers.includes('vision') ? VisionTower.open(folder, model, inference) : undefined,
      towers.includes('text') ? KnownWords.open(folder) : undefined,
      towers.includes('vision') ? WornPhotos.open(folder, inference, onParserFailure) : undefined,
    ]);
    return new OnnxEncoder(model, text, vision, words, worn);
  }

  get photosAtOnce(): number {
    return this.vision?.photosAtOnce ?? 1;
  }

  /** Why worn items are not cut out of their photos, though the model comes with the test for it. */
  get wornProblem(): Error | undefined {
    return this.worn?.problem;
  }

  /** Prompts that wait for the text tower. */
  get waitingPrompts(): number {
    return this.text?.waiting ?? 0;
  }

  override knowsWord(word: string): boolean | undefined {
    return this.words?.knows(word);
  }

  override spelled(text: string): string {
    return this.words?.spelled(text) ?? text;
  }

  async encodeText(prompt: string): Promise<TextVector> {
    if (this.text === undefined)
      throw new EncoderMismatchError(this.model.id, 'this process reads photos only.');
    if (prompt.trim() === '') throw new EmptyPromptError();
    const understood = this.words?.understand(prompt) ?? true;
    return { ...(await this.text.encode(prompt)), understood };
  }

  async encodePhotos(
    photos: readonly Buffer[],
    texts: readonly (readonly string[])[] = [],
  ): Promise<(Float32Array | Error)[]> {
    const { vision, worn } = this;
    if (vision === undefined)
      throw new EncoderMismatchError(this.model.id, 'this process reads prompts only.');
    const vectors = await vision.encode(photos);
    if (worn === undefined || texts.length === 0) return vectors;
    return worn.ofItems(photos, texts, vectors, (some, views) => vision.encode(some, views));
  }

  async close(): Promise<void> {
    await Promise.all([this.text?.close(), this.vision?.close(), this.worn?.close()]);
  }
}

/** sigmoid(scale · cosine + bias) */
function logistic({ scale, bias }: { scale: number; bias: number }): (cosine: number) => number {
  return (cosine) => 1 / (1 + Math.exp(-(scale * cosine + bias)));
}
