/** What is known of an encoder before it is asked anything. */
export type EncoderModel = {
  /** `name@revision`: vectors of two ids are never compared. */
  id: string;
  /** Length of a vector. */
  dimension: number;
  /** Turns a cosine (−1…1) into how sure the model is of a match (0…1), as its manifest calibrates it. */
  score(cosine: number): number;
  /** The same of two photos. */
  photoScore(cosine: number): number;
  /** A score from which on a photo fits, unless the caller says otherwise. */
  floor: number;
  /** A prompt that says nothing: what every prompt has in common with it tells photos of clothes apart by nothing. */
  neutralPrompt?: string;
};

export type TextVector = {
  /** Of length 1. */
  vector: Float32Array;
  /** The prompt was longer than the model reads. */
  truncated: boolean;
  /** The prompt is about something that the model knows, as far as it can tell. */
  understood: boolean;
};

/** Photos and prompts to unit vectors of one space. Implementations batch as they see fit. */
export abstract class Encoder {
  abstract readonly model: EncoderModel;

  /** Photos that pay off in one call of the model, on the device that it runs on. */
  abstract get photosAtOnce(): number;

  /** Whether it was taught a word; undefined where what it was taught is not listed. */
  knowsWord(_word: string): boolean | undefined {
    return undefined;
  }

  /** A text with typing slips put right, in words that it was taught. */
  spelled(text: string): string {
    return text;
  }

  /** @throws EmptyPromptError | InvalidEmbeddingError | InferenceOverloadedError | InferenceCrashedError */
  abstract encodeText(prompt: string): Promise<TextVector>;

  /**
   * Encodes photos (JPEG, PNG or WebP bytes), in order. A photo that cannot be encoded answers with an Error in
   * its place and leaves the others alone.
   * @param texts of the item that each photo is of, its category before its name: where a person wears it among others, they
   * may say which it is. Without them a photo is of all that it shows.
   */
  abstract encodePhotos(
    photos: readonly Buffer[],
    texts?: readonly (readonly string[])[],
  ): Promise<(Float32Array | Error)[]>;
}
