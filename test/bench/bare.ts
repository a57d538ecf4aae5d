import { AutoTokenizer, env } from '@huggingface/transformers';
import { ChromaClient, type Collection } from 'chromadb';
import * as ort from 'onnxruntime-node';
import { type ModelFolder, towerPath } from '#inference';

/**
 * What the product is measured against: the libraries called directly, one call after the other, on the thread of
 * the script. No worker thread, no batch, no cache, no check.
 */
env.allowRemoteModels = false;

export const ONE_THREAD: ort.InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
};

type Tokenizer = Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;

/** Tokenizer and text tower, from the model's folder. */
export class BareTextEncoder {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly session: ort.InferenceSession,
  ) {}

  static async open(model: ModelFolder): Promise<BareTextEncoder> {
    const tokenizer = await AutoTokenizer.from_pretrained(model.path, { local_files_only: true });
    const graph = towerPath(model, 'text');
    return new BareTextEncoder(tokenizer, await ort.InferenceSession.create(graph, ONE_THREAD));
  }

  /** A unit vector. */
  async encode(prompt: string): Promise<number[]> {
    const tokens = this.tokenizer([prompt], { padding: true, truncation: true }) as unknown as Record<
      string,
      ort.Tensor
    >;
    const feeds = this.session.inputNames.map((name) => {
      const { data, dims } = tokens[name] as ort.Tensor;
      return [name, new ort.Tensor('int64', data as BigInt64Array, dims)] as const;
    });
    const { text_embeds: embeds } = await this.session.run(Object.fromEntries(feeds));
    return unit(embeds?.data as Float32Array);
  }
}

/** A collection of the Chroma that the product uses, by Chroma's own client. */
export class BareChroma {
  private constructor(private readonly collection: Collection) {}

  static async open(chromaUrl: string, name: string): Promise<BareChroma> {
    const { hostname, port } = new URL(chromaUrl);
    const client = new ChromaClient({ host: hostname, port: Number(port) });
    return new BareChroma(await client.getCollection({ name }));
  }

  /** Length of the vectors that it holds. */
  async dimension(): Promise<number> {
    const { embeddings } = await this.collection.get({ limit: 1, include: ['embeddings'] });
    return embeddings[0]?.length ?? 0;
  }

  async query(vector: number[], count: number): Promise<unknown> {
    return this.collection.query({ queryEmbeddings: [vector], nResults: count, include: ['distances'] });
  }
}

export function unit(vector: ArrayLike<number>): number[] {
  const norm = Math.hypot(...Array.from(vector));
  return Array.from(vector, (value) => value / norm);
}
