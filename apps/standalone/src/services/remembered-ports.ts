import { join } from 'node:path';
import { freePort } from './free-port.js';
import { readIfThere, writePrivateFile } from './private-file.js';

export interface RememberedPorts {
  /** The port of last time where it is free, else the first free one of `others`, else any. */
  portFor(name: string, ...others: number[]): Promise<number>;
}

/** Ports that stay the same from one start to the next as long as nobody else has taken them. */
export async function rememberedPorts(runDir: string): Promise<RememberedPorts> {
  const file = join(runDir, 'ports.json');
  const ports = parsePorts(await readIfThere(file));
  // One after the other: two callers must not be given the same port.
  let last: Promise<unknown> = Promise.resolve();
  return {
    portFor(name, ...others) {
      const next = last.then(async () => {
        const taken = new Set(
          Object.entries(ports).flatMap(([other, port]) => (other === name ? [] : [port])),
        );
        let port = await freePort(ports[name], ...others.filter((other) => !taken.has(other)));
        while (taken.has(port)) port = await freePort();
        ports[name] = port;
        await writePrivateFile(file, JSON.stringify(ports));
        return port;
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

function parsePorts(text: string | undefined): Record<string, number> {
  if (text === undefined) return {};
  try {
    const parsed = JSON.parse(text) as unknown;
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, port]) => typeof port === 'number'));
  } catch (error) {
    // Only a convenience is lost with a damaged file.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
