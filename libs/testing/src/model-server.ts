import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

/** An ONNX file that the server runs under `name`; `model` is what its configuration says that it is. */
export type ServedModel = { name: string; file: string; model: string; maxBatch: number };

/** What goes wrong from now on. */
export type ModelServerFault =
  | { kind: 'none' | 'rows' | 'shape' | 'type' | 'short' | 'cut' | 'json-only' }
  /** 503 for so many requests. */
  | { kind: 'busy'; times: number }
  /** Every request, whatever it asks. */
  | { kind: 'refuses'; status: number }
  | { kind: 'slow'; ms: number }
  /** One row of every answer is no number. */
  | { kind: 'nan'; row: number }
  /** Calls of more rows than that. */
  | { kind: 'out-of-memory'; above: number };

/** Found by name: compiled, or the source where this runs from source. */
const ENTRY = createRequire(import.meta.url).resolve('#model-server');

/** A model server of the Open Inference Protocol in a process of its own, which runs real models. */
export class ModelServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(models: readonly ServedModel[]): Promise<ModelServer> {
    const child = fork(ENTRY, [JSON.stringify(models)]);
    const { port } = (await messageOf(child)) as { port: number };
    return new ModelServer(child, `http://127.0.0.1:${port}`);
  }

  async breaks(fault: ModelServerFault): Promise<void> {
    this.child.send(fault);
    await messageOf(this.child);
  }

  /** Infer requests since the last change of fault. */
  async calls(): Promise<number> {
    this.child.send('calls');
    return ((await messageOf(this.child)) as { calls: number }).calls;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the model server ended'));
    child.once('exit', onExit);
    child.once('message', (message: unknown) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
