import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Child } from './child.js';
import type { RunningService, ServiceOptions } from './service.js';

const name = 'chroma';

/** The command of the npm package `chromadb`; it is no export of it, so it is found beside its entry. */
function chromaCli(): string {
  const entry = createRequire(import.meta.url).resolve('chromadb'); // …/chromadb/dist/cjs/chromadb.cjs
  return join(dirname(dirname(entry)), 'cli.mjs');
}

/** Starts the Chroma server of the npm package, with its data under `dataDir/chroma`. */
export async function startChroma({
  dataDir,
  runDir,
  logDir,
  port,
}: ServiceOptions): Promise<RunningService> {
  const data = join(dataDir, name);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const child = await Child.start({
    name: 'Chroma',
    command: process.execPath,
    args: [chromaCli(), 'run', '--host', '127.0.0.1', '--port', String(port), '--path', data],
    // Chroma reads .env and chroma.yaml of its working directory.
    cwd: data,
    env: { ...process.env, ANONYMIZED_TELEMETRY: 'False', CHROMA_TELEMETRY_IMPL: 'None' },
    logFile: join(logDir, `${name}.log`),
    note: { runDir, name, marker: data },
  });
  const url = `http://127.0.0.1:${port}`;
  await child.ready(() => heartbeat(url), 60_000);
  return { url, child };
}

async function heartbeat(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/v2/heartbeat`, { signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`Chroma answered its heartbeat with ${answer.status}.`);
}
