import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Child } from '../../../apps/standalone/src/services/child.js';

/** A machine that does much else at the same time is slow to load so many modules. */
const START_MS = 90_000;

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Entry = { name: string; file: string; portVariable: string };

export const programs = {
  api: { name: 'api', file: 'dist/apps/api/src/main.js', portVariable: 'PORT' },
  worker: { name: 'worker', file: 'dist/apps/embedding-worker/src/main.js', portVariable: 'WORKER_PORT' },
  tryOnWorker: {
    name: 'try-on-worker',
    file: 'dist/apps/try-on-worker/src/main.js',
    portVariable: 'TRYON_WORKER_PORT',
  },
} satisfies Record<string, Entry>;

/** A process of the build under test. */
export interface Program {
  url: string;
  child: Child;
  log(): string;
  /** It stands still, its connections stay open. */
  pause(): void;
  resume(): void;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** SIGTERM; SIGKILL where it does not end by itself. */
  stop(): Promise<void>;
}

/**
 * Starts a program of dist/ on a port and waits until it and all that it needs is up.
 * @param begun told of the process before it is ready
 */
export async function startProgram(
  { name, file, portVariable }: Entry,
  folder: string,
  port: number,
  env: NodeJS.ProcessEnv,
  begun: (child: Child) => void,
): Promise<Program> {
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'logs', `${name}.log`);
  const child = await Child.start({
    name,
    command: process.execPath,
    args: [join(root, file)],
    cwd: root,
    // Nothing of the machine's own settings but what a process needs to run at all.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env, [portVariable]: String(port) },
    logFile,
    note: { runDir: join(folder, 'run'), name, marker: join(root, file) },
  });
  begun(child);
  await child.ready(() => isReady(url), START_MS);
  return {
    url,
    child,
    log: () => readFileSync(logFile, 'utf8'),
    pause: () => void process.kill(child.pid, 'SIGSTOP'),
    resume: () => void process.kill(child.pid, 'SIGCONT'),
    kill: async () => {
      child.kill();
      await child.exited;
    },
    stop: () => child.stop(),
  };
}

async function isReady(url: string): Promise<void> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`/health/ready answered ${answer.status}: ${text}`);
}
