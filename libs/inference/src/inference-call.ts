import type { Tensors } from './tensor.js';

/** One call of a graph, for metrics. */
export type InferenceCall = {
  /** Its name in metrics. */
  graph: string;
  /** Photos or prompts. */
  rows: number;
  /** Waiting for a thread or a connection included. */
  seconds: number;
  /** Of the error, where it failed. */
  code?: string;
};

export type CallListener = (call: InferenceCall) => void;

/** What `work` answers; `listener` is told of it, also where it fails. */
export async function measured<T>(
  graph: string,
  feeds: Tensors,
  listener: CallListener | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (listener === undefined) return work();
  const call = { graph, rows: Object.values(feeds)[0]?.dims[0] ?? 0 };
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const answer = await work();
    listener({ ...call, seconds: seconds() });
    return answer;
  } catch (error) {
    listener({ ...call, seconds: seconds(), code: codeOf(error) });
    throw error;
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
