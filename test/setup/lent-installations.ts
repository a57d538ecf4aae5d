import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Address } from '../e2e/support/installation.js';
import type { Vitrine } from '../e2e/support/vitrine.js';
import { sharedServices } from './global-setup.js';

declare module 'vitest' {
  interface ProvidedContext {
    lentInstallationsUrl: string;
  }
}

/** An installation as a spec borrows it. */
export type LentInstallation = {
  /** What it is given back by. */
  id: number;
  address: Address;
  /** Of what lies beside the demo's shop page: settings, the sample person. */
  pageFolder: string;
  pids: { worker: number; tryOnWorker: number };
};

type Kept = { lent: LentInstallation; vitrine: Vitrine };

/**
 * Keeps installations with a try-on worker and the demo's shop page: `POST` borrows one, which is nobody else's until
 * `DELETE` gives it back. One more is started where none is free: there are as many as specs run at once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started: Promise<Kept>[] = [];
  const free: Kept[] = [];
  const borrow = async (): Promise<LentInstallation> => {
    const kept = free.pop();
    if (kept !== undefined) return kept.lent;
    const starting = start(started.length);
    started.push(starting);
    return (await starting).lent;
  };
  const giveBack = async (id: number): Promise<void> => {
    const kept = await started[id];
    if (kept === undefined) throw new Error(`There is no installation ${id}.`);
    // A spec that failed may have left them paused.
    kept.vitrine.worker.resume();
    kept.vitrine.tryOnWorker?.resume();
    free.push(kept);
  };
  const answer = async ({ method, url }: IncomingMessage): Promise<unknown> =>
    method === 'POST' ? borrow() : giveBack(Number(url?.slice(1)));
  const server = createServer((request, response) => {
    const type = { 'content-type': 'application/json' };
    answer(request).then(
      (body) => response.writeHead(200, type).end(JSON.stringify(body ?? null)),
      (error: unknown) => response.writeHead(500, type).end(JSON.stringify(String(error))),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('lentInstallationsUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    for (const one of await Promise.allSettled(started)) {
      if (one.status === 'fulfilled') await stop(one.value);
    }
  };
}

async function start(id: number): Promise<Kept> {
  const pageFolder = await mkdtemp(join(tmpdir(), 'vitrine-page-'));
  await mkdir(join(pageFolder, 'shop'));
  // Not before it is needed: most of the product is loaded for it.
  const [{ Vitrine }, { pageSettings }] = await Promise.all([
    import('../e2e/support/vitrine.js'),
    import('../page/support/page-settings.js'),
  ]);
  const services = await sharedServices();
  const vitrine = await Vitrine.start({ services, tryOn: true, env: pageSettings(pageFolder) });
  const pids = {
    worker: vitrine.worker.child.pid,
    tryOnWorker: vitrine.tryOnWorker?.child.pid ?? Number.NaN,
  };
  return { vitrine, lent: { id, address: vitrine.address, pageFolder, pids } };
}

async function stop({ vitrine, lent }: Kept): Promise<void> {
  await vitrine.stop();
  await rm(lent.pageFolder, { recursive: true, force: true });
}
