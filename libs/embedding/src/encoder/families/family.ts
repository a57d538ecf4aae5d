/** What all encoders of one design have in common, beyond the files that each brings along. */
export type EncoderFamily = {
  /** `model.type` of its tokenizer.json. */
  tokenizerType: string;
  /** A prompt as models of the family were trained on it. */
  canonical(prompt: string): string;
  /**
   * Tokens of each row of a batch.
   * @param longest of its prompts, in tokens
   * @param contextLength of the model, in tokens
   */
  rowLength(longest: number, contextLength: number): number;
  /** What its towers call the vectors that they answer with. */
  outputs: { text: string; vision: string };
};
