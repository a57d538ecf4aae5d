import { parentPort, workerData } from 'node:worker_threads';
import type { CallListener } from '#inference';
import { TryOnError } from '../errors/try-on.error.js';
import type { TryOnObserver, TryOnPipeline, TryOnRequest } from '../pipeline/try-on-pipeline.js';
import type { FromThread, ModelsStatus, ThreadData, ToThread } from './protocol.js';

type PipelineModule = { createPipeline(options: unknown, onCall: CallListener): Promise<TryOnPipeline> };

const port = parentPort;
if (port === null) throw new Error('This module is the entry of a worker thread.');

const say = (message: FromThread) => port.postMessage(message);

/** Of the run that is under way. */
let goOn: () => void = () => undefined;
let running = new AbortController();
let isEnding = false;

function observer(wantsArtefacts: boolean): TryOnObserver {
  const told = async (message: FromThread) => {
    const heard = new Promise<void>((resolve) => (goOn = resolve));
    say(message);
    await heard;
  };
  return {
    signal: running.signal,
    onStep: (step) => say({ kind: 'step', step }),
    ...(wantsArtefacts && {
      artefact: (name: string, bytes: Uint8Array) => told({ kind: 'artefact', name, bytes }),
    }),
  };
}

async function answer(work: () => Promise<FromThread>): Promise<void> {
  running = new AbortController();
  try {
    say(await work());
  } catch (error) {
    // The exit says it: models that were closed under a run are no fault of its own.
    if (isEnding) return;
    if (error instanceof TryOnError) {
      const { code, message, atFault } = error;
      say({ kind: 'refused', code, message, atFault });
      return;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say({ kind: 'failed', message, stack });
  }
}

async function run(
  pipeline: TryOnPipeline,
  request: TryOnRequest,
  wantsArtefacts: boolean,
): Promise<FromThread> {
  return { kind: 'done', outcome: await pipeline.run(request, observer(wantsArtefacts)) };
}

const modelsOf = (pipeline: TryOnPipeline): ModelsStatus => ({
  inference: pipeline.inference(),
  graphs: pipeline.graphs(),
});

async function main(): Promise<void> {
  const { module, options } = workerData as ThreadData;
  let pipeline: TryOnPipeline;
  let isReady = false;
  // The calls that warm it up are nobody's.
  const onCall: CallListener = (call) => isReady && say({ kind: 'called', call });
  try {
    const { createPipeline } = (await import(module)) as PipelineModule;
    pipeline = await createPipeline(options, onCall);
  } catch (error) {
    say({ kind: 'not-ready', reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  port?.on('message', (message: ToThread) => {
    if (message.kind === 'run') {
      void answer(() => run(pipeline, message.request, message.wantsArtefacts));
    } else if (message.kind === 'cut') {
      void answer(async () => ({ kind: 'cut-out', cutOuts: await pipeline.cut(message.photo) }));
    } else if (message.kind === 'judge') {
      void answer(async () => ({ kind: 'judged', quality: await pipeline.judge(message.render) }));
    } else if (message.kind === 'models') {
      say({ kind: 'models', models: modelsOf(pipeline) });
    } else if (message.kind === 'go-on') {
      goOn();
    } else {
      running.abort(new Error('the run was stopped'));
      goOn();
      if (message.kind === 'end') {
        isEnding = true;
        void pipeline.close().finally(() => process.exit());
      }
    }
  });
  say({ kind: 'ready', models: modelsOf(pipeline) });
  isReady = true;
}

void main();
