import { createServer } from 'node:net';

/** The port that the system gives for `wanted` (0: any) on loopback; undefined where it is taken. */
async function tryPort(wanted: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(port));
    });
  });
}

export function isFree(port: number): Promise<boolean> {
  return tryPort(port).then((given) => given === port);
}

/** The first free one of the preferred ports, else any free one. Loopback only. */
export async function freePort(...preferred: (number | undefined)[]): Promise<number> {
  for (const port of preferred) {
    if (port !== undefined && (await isFree(port))) return port;
  }
  const port = await tryPort(0);
  if (port === undefined) throw new Error('No free port could be had on 127.0.0.1.');
  return port;
}
