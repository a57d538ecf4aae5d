import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, isFree } from './free-port.js';

const servers: Server[] = [];

async function taken(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('freePort', () => {
  it('gives the preferred port where it is free', async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
  });

  it('goes on to the next preferred one where the first is taken', async () => {
    const [busy, free] = [await taken(), await freePort()];
    expect(await freePort(undefined, busy, free)).toBe(free);
  });

  it('gives any free port where all preferred ones are taken', async () => {
    const busy = await taken();
    const port = await freePort(busy);
    expect(port).not.toBe(busy);
    expect(await isFree(port)).toBe(true);
  });
});
