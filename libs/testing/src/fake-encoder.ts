import { createHash } from 'node:crypto';
import { Encoder, type EncoderModel, Encoders, EncoderSource, type TextVector } from '#embedding/encoder';

/** Records its calls; each distinct input has a direction of its own. Fails as told. */
export class FakeEncoder extends Encoder {
  readonly texts: string[] = [];
  readonly photoBatches: number[] = [];
  /** What was said of the items that photos are of. */
  readonly photoTexts: (readonly string[])[] = [];
  /** Answers in place of vectors, taken one a photo until it is empty. */
  photoErrors: (Error | undefined)[] = [];
  /** Called before a batch of photos is answered. */
  beforePhotos: () => Promise<void> = async () => undefined;
  /** Prompts that it does not understand. */
  readonly foreign = new Set<string>();
  readonly model: EncoderModel;
  readonly photosAtOnce = 8;

  constructor(id = 'fake@1') {
    super();
    this.model = { id, dimension: 8, floor: 0.5, score: half, photoScore: half };
  }

  async encodeText(prompt: string): Promise<TextVector> {
    this.texts.push(prompt);
    const understood = !this.foreign.has(prompt);
    return { vector: directionOf(prompt), truncated: prompt.length > 100, understood };
  }

  async encodePhotos(
    photos: readonly Buffer[],
    texts: readonly (readonly string[])[] = [],
  ): Promise<(Float32Array | Error)[]> {
    this.photoBatches.push(photos.length);
    this.photoTexts.push(...texts);
    await this.beforePhotos();
    return photos.map((photo) => this.photoErrors.shift() ?? directionOf(photo));
  }
}

function half(cosine: number): number {
  return (cosine + 1) / 2;
}

/** A unit vector that the input alone decides. */
export function directionOf(input: string | Buffer): Float32Array {
  const raw = Float32Array.from(
    createHash('sha256').update(input).digest().subarray(0, 8),
    (byte) => byte - 127.5,
  );
  const norm = Math.hypot(...raw);
  return raw.map((value) => value / norm);
}

/** The encoders of a process that has these installed; the first one is configured. */
export function encodersOf(configured: Encoder, ...others: Encoder[]): Encoders {
  const all = [configured, ...others];
  return new Encoders(configured, new FakeEncoderSource(all));
}

class FakeEncoderSource extends EncoderSource {
  constructor(private readonly encoders: readonly Encoder[]) {
    super();
  }

  async idOf(name: string): Promise<string> {
    return this.find((encoder) => encoder.model.id.startsWith(`${name}@`)).model.id;
  }

  async open(id: string): Promise<Encoder> {
    return this.find((encoder) => encoder.model.id === id);
  }

  private find(fits: (encoder: Encoder) => boolean): Encoder {
    const found = this.encoders.find(fits);
    if (found === undefined) throw new Error('There is no such model.');
    return found;
  }
}
