import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import type { Vitrine } from '../e2e/support/vitrine.js';
import { sharedServices } from './global-setup.js';

declare module 'vitest' {
  interface ProvidedContext {
    sharedInstallationUrl: string;
  }
}

/**
 * Keeps one installation for all end-to-end specs that need none of their own. It is started when the first asks, at
 * `inject('sharedInstallationUrl')`: a run of another spec does without.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Vitrine> | undefined;
  const server = createServer((_request, response) => {
    started ??= start();
    void started.then(
      ({ address }) => answer(response, 200, JSON.stringify(address)),
      (error: unknown) => answer(response, 500, String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  project.provide('sharedInstallationUrl', `http://127.0.0.1:${port}/`);
  return async () => {
    server.close();
    server.closeAllConnections();
    const vitrine = await started?.catch(() => undefined);
    await vitrine?.stop();
  };
}

async function start(): Promise<Vitrine> {
  // Not before it is needed: most of the product is loaded for it.
  const [{ Vitrine }, { SHARED_SETTINGS }] = await Promise.all([
    import('../e2e/support/vitrine.js'),
    import('../e2e/support/shared-settings.js'),
  ]);
  return Vitrine.start({ services: await sharedServices(), apis: 2, env: SHARED_SETTINGS });
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
