import { ChromaConnectionError, ChromaNotFoundError, ChromaServerError, type Collection } from 'chromadb';
import { Pool } from 'undici';
import { z } from 'zod';

const answer = z.object({
  ids: z.array(z.array(z.string())),
  distances: z.array(z.array(z.number().nullable())),
});

export type NearestIds = { ids: string[]; distances: (number | null)[] };

/** Longer than the index waits for an answer: what is given up there ends here. */
const TIMEOUT_MS = 10_000;
const CONNECTIONS = { connections: 64, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS };
const HEADERS = { 'content-type': 'application/json' };

/**
 * The one call of the hot path, `POST …/collections/{id}/query` of Chroma's HTTP API v2, over kept connections. The
 * official client does the rest: through fetch, this one query costs three times the CPU (docs/decisions/0005).
 */
export class ChromaQuery {
  private readonly pool: Pool;
  private readonly headers: Record<string, string>;

  /** @param headers that let the caller in */
  constructor(url: string, headers: Record<string, string> = {}) {
    this.pool = new Pool(new URL(url).origin, CONNECTIONS);
    this.headers = { ...HEADERS, ...headers };
  }

  /** For each vector, ids and cosine distances, nearest first. Throws the client's own errors. */
  async nearest(
    collection: Collection,
    vectors: readonly Float32Array[],
    count: number,
  ): Promise<NearestIds[]> {
    const { tenant, database, id } = collection;
    const path = `/api/v2/tenants/${encodeURIComponent(tenant)}/databases/${encodeURIComponent(database)}/collections/${id}/query`;
    const body = JSON.stringify({
      query_embeddings: vectors.map((vector) => Array.from(vector)),
      n_results: count,
      include: ['distances'],
    });
    const text = await this.post(path, body);
    const { ids, distances } = answer.parse(JSON.parse(text));
    return vectors.map((_vector, at) => ({ ids: ids[at] ?? [], distances: distances[at] ?? [] }));
  }

  private async post(path: string, body: string): Promise<string> {
    const { status, text } = await this.answer(path, body);
    if (status !== 200) throw refusal(status, text);
    return text;
  }

  private async answer(path: string, body: string): Promise<{ status: number; text: string }> {
    try {
      const answer = await this.pool.request({ path, method: 'POST', headers: this.headers, body });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (cause) {
      throw new ChromaConnectionError(`Chroma does not answer: ${reasonOf(cause)}`, cause);
    }
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function refusal(status: number, text: string): Error {
  if (status === 404) return new ChromaNotFoundError('The collection is not there');
  return new ChromaServerError(`Chroma answered ${status}: ${text.slice(0, 200)}`);
}
