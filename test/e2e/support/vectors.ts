import { ChromaNotFoundError } from 'chromadb';
import { chromaAt } from './clean-up.js';

/** The vectors of a collection by id, as Chroma has them; empty where there is no such collection. */
export async function vectorsOf(chromaUrl: string, collection: string): Promise<Map<string, number[]>> {
  try {
    const handle = await chromaAt(chromaUrl).getCollection({ name: collection });
    const { ids, embeddings } = await handle.get({ include: ['embeddings'], limit: 5_000 });
    return new Map(ids.map((id, at) => [id, [...(embeddings[at] ?? [])]]));
  } catch (error) {
    if (error instanceof ChromaNotFoundError) return new Map();
    throw error;
  }
}

/** The ids alone, one entry for each record, sorted. */
export async function vectorIdsOf(chromaUrl: string, collection: string): Promise<string[]> {
  return [...(await vectorsOf(chromaUrl, collection)).keys()].sort();
}
