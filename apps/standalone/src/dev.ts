import { setTimeout as sleep } from 'node:timers/promises';
import concurrently from 'concurrently';
import { writeDevPlace } from './dev-place.js';
import { nodeProcess, probeReady, type Place } from './process-plans.js';
import { claimDataFolder } from './single-instance.js';
import { Supervisor } from './supervisor.js';
import { say } from './terminal.js';
import { api, prepareVitrine, tryOnWorker, urlOf, worker } from './vitrine.js';

const firstDebuggerPort = 9229;

/**
 * `npm run dev`: the API and both workers from their sources, each started anew when one of its files changes, with a
 * debugger port, on the services and the data of the demo. Returns when Ctrl-C has ended the processes.
 */
export async function runDev(place: Place, port: number | undefined): Promise<void> {
  const supervisor = new Supervisor();
  const release = await claimDataFolder(place.dataDir, place.runDir);
  try {
    const { ports, env, databaseUrl } = await prepareVitrine(place, supervisor, port);
    const url = urlOf(ports);
    await writeDevPlace(place.dataDir, { url, adminKey: env.ADMIN_KEY, databaseUrl });
    const { commands, result } = concurrently(
      [api, worker, tryOnWorker].map(({ name, entry }, at) => {
        const { args, env: own } = nodeProcess(place, name, entry, env);
        const watched = [
          '--watch',
          '--watch-preserve-output',
          `--inspect=127.0.0.1:${firstDebuggerPort + at}`,
        ];
        return {
          name,
          command: `node ${[...watched, ...args].map((word) => JSON.stringify(word)).join(' ')}`,
          env: { ...own, NODE_ENV: 'development' },
        };
      }),
      { cwd: place.root, prefix: 'name', prefixColors: 'auto' },
    );
    void sayWhenReady(ports.api, url, () => commands.some(({ state }) => state === 'started'));
    // Rejects with the exit codes of what was stopped, which has shown its own error above.
    await result.catch(() => undefined);
  } finally {
    await supervisor.stop();
    await release();
  }
}

async function sayWhenReady(port: number, url: string, runs: () => boolean): Promise<void> {
  do {
    await sleep(500);
    const notYet = await probeReady(port).catch((error: unknown) => error);
    if (notYet !== undefined) continue;
    say(
      `\nVitrine runs from its sources: ${url}/docs. Debuggers listen at ${firstDebuggerPort} and the two ports after it.` +
        '\nIn another terminal: `npm run db:seed` uploads the drawn catalogue, `npm run db:studio` shows the tables.\n',
    );
    return;
  } while (runs());
}
