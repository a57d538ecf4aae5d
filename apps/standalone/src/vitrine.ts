import { mkdir } from 'node:fs/promises';
import { Child } from './services/child.js';
import { freePort, isFree } from './services/free-port.js';
import { stopLeftOver } from './services/left-over.js';
import { startLocalServices } from './services/local-services.js';
import { rememberedPorts } from './services/remembered-ports.js';
import { nodeProcess, probeReady, processEnvironment, type Place, type Ports } from './process-plans.js';
import { Supervisor } from './supervisor.js';
import { say, step } from './terminal.js';

export const api = { name: 'api', entry: 'apps/api/src/main' };
export const worker = { name: 'embedding-worker', entry: 'apps/embedding-worker/src/main' };
export const tryOnWorker = { name: 'try-on-worker', entry: 'apps/try-on-worker/src/main' };
const migration = { name: 'migrate', entry: 'libs/platform/src/prisma/migrate-cli' };
const usualPort = 3000;
const readyWithinMs = 120_000;

export interface RunningVitrine {
  url: string;
  adminKey: string;
}

export interface PreparedVitrine {
  ports: Ports;
  /** What its processes read. */
  env: Awaited<ReturnType<typeof processEnvironment>>;
  databaseUrl: string;
}

/** Starts services, which the supervisor owns, and migrates: what the processes need. */
export async function prepareVitrine(
  place: Place,
  supervisor: Supervisor,
  wantedPort: number | undefined,
): Promise<PreparedVitrine> {
  await mkdir(place.dataDir, { recursive: true });
  // Of a start that was killed. Before the services: they still talk to the old ones.
  for (const { name } of [api, worker, tryOnWorker, migration]) await stopLeftOver(place.runDir, name);

  const ports = await choosePorts(place, wantedPort);
  say(`${urlOf(ports)}/shop   (the shop; up in a moment)`);
  const services = await step('PostgreSQL, Redis and Chroma are up', () =>
    startLocalServices({ dataDir: place.dataDir, env: process.env, say: (sentence) => say(`  ${sentence}`) }),
  );
  supervisor.watch(services.children);

  const env = await processEnvironment(place, services, ports);
  await step('The database is migrated', () => migrate(place, env));
  return { ports, env, databaseUrl: services.databaseUrl };
}

/** Starts services, migrates, starts the API and the workers; all of it is owned by the supervisor. */
export async function startVitrine(
  place: Place,
  supervisor: Supervisor,
  wantedPort: number | undefined,
): Promise<RunningVitrine> {
  const { ports, env } = await prepareVitrine(place, supervisor, wantedPort);
  await step('The API, the embedding worker and the try-on worker are up', () =>
    supervisor.start([
      {
        options: nodeProcess(place, api.name, api.entry, env),
        probe: () => probeReady(ports.api),
        withinMs: readyWithinMs,
      },
      {
        options: nodeProcess(place, worker.name, worker.entry, env),
        probe: () => probeReady(ports.worker),
        withinMs: readyWithinMs,
      },
      {
        options: nodeProcess(place, tryOnWorker.name, tryOnWorker.entry, env),
        probe: () => probeReady(ports.tryOnWorker),
        withinMs: readyWithinMs,
      },
    ]),
  );
  return { url: urlOf(ports), adminKey: env.ADMIN_KEY };
}

export function urlOf({ api }: Pick<Ports, 'api'>): string {
  return `http://127.0.0.1:${api}`;
}

async function choosePorts({ runDir }: Place, wanted: number | undefined): Promise<Ports> {
  const ports = await rememberedPorts(runDir);
  const worker = await ports.portFor('embedding-worker', usualPort + 1);
  const tryOnWorker = await ports.portFor('try-on-worker', usualPort + 2);
  if (wanted === undefined) return { api: await ports.portFor('api', usualPort), worker, tryOnWorker };
  if (!(await isFree(wanted))) throw new Error(`Port ${wanted} is taken. Choose another one with --port.`);
  const another = async (port: number) => (port === wanted ? freePort() : port);
  return { api: wanted, worker: await another(worker), tryOnWorker: await another(tryOnWorker) };
}

async function migrate(place: Place, env: NodeJS.ProcessEnv): Promise<void> {
  const child = await Child.start(nodeProcess(place, migration.name, migration.entry, env));
  const exit = await child.exited;
  if (exit.code !== 0) throw child.crash(exit);
  await child.stop();
}
