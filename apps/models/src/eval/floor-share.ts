import { type Encoder, PromptVectors, scoreOf, TextVectorCache } from '#embedding/encoder';

/**
 * Of the prompts, those that have a photo above the model's floor: what `fallback_used: null` is said of. Vectors of
 * photos are unit vectors of the same model.
 */
export async function aboveFloor(
  encoder: Encoder,
  prompts: readonly string[],
  photos: readonly Float32Array[],
): Promise<string[]> {
  const vectors = new PromptVectors(new TextVectorCache());
  const queries = await Promise.all(
    prompts.map((prompt) => vectors.query(encoder, vectors.read(encoder, prompt))),
  );
  return prompts.filter((_prompt, at) => {
    const query = queries[at];
    return query !== undefined && photos.some((photo) => scoreOf(query, photo) >= encoder.model.floor);
  });
}
