import { Agent, request } from 'node:http';
import { Agent as HttpsAgent, request as requestOverTls } from 'node:https';
import { ChromaConnectionError, ChromaNotFoundError, ChromaServerError, type Collection } from 'chromadb';
import { z } from 'zod';

const answer = z.object({
  ids: z.array(z.array(z.string())),
  distances: z.array(z.array(z.number().nullable())),
});

export type NearestIds = { ids: string[]; distances: (number | null)[] };

const options = { keepAlive: true, scheduling: 'lifo', maxSockets: 64 } as const;

/**
 * The one call of the hot path, `POST …/collections/{id}/query` of Chroma's HTTP API v2, over kept connections of
 * node:http. The official client does the rest: through fetch, this one query costs three times the CPU
 * (docs/decisions/0005).
 */
export class ChromaQuery {
  private readonly base: URL;
  private readonly agent: Agent;
  private readonly send: typeof request;

  constructor(url: string) {
    this.base = new URL(url);
    const isTls = this.base.protocol === 'https:';
    this.agent = isTls ? new HttpsAgent(options) : new Agent(options);
    this.send = isTls ? requestOverTls : request;
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

  close(): void {
    this.agent.destroy();
  }

  private post(path: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const call = this.send(
        this.base,
        {
          path,
          method: 'POST',
          agent: this.agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', (cause) => reject(connectionError(cause)));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(text);
            else reject(refusal(response.statusCode ?? 0, text));
          });
        },
      );
      call.on('error', (cause) => reject(connectionError(cause)));
      call.end(body);
    });
  }
}

function connectionError(cause: Error): ChromaConnectionError {
  return new ChromaConnectionError(`Chroma does not answer: ${cause.message}`, cause);
}

function refusal(status: number, text: string): Error {
  if (status === 404) return new ChromaNotFoundError('The collection is not there');
  return new ChromaServerError(`Chroma answered ${status}: ${text.slice(0, 200)}`);
}
