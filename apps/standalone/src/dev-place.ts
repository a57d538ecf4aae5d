import { join } from 'node:path';
import pRetry from 'p-retry';
import { readIfThere, writePrivateFile } from './services/private-file.js';

/** Where the installation that `npm run dev` keeps up is reached: for commands in another terminal. */
export interface DevPlace {
  url: string;
  adminKey: string;
  databaseUrl: string;
}

export class DevNotRunningError extends Error {
  constructor(options?: ErrorOptions) {
    super('Vitrine does not run from its sources. Start it first, in another terminal: npm run dev', options);
    this.name = 'DevNotRunningError';
  }
}

const fileIn = (dataDir: string): string => join(dataDir, 'run', 'dev.json');

export function writeDevPlace(dataDir: string, place: DevPlace): Promise<void> {
  return writePrivateFile(fileIn(dataDir), JSON.stringify(place));
}

/** Throws DevNotRunningError where nothing answers at the place of the last `npm run dev`. */
export async function runningDevPlace(dataDir: string): Promise<DevPlace> {
  const text = await readIfThere(fileIn(dataDir));
  if (text === undefined) throw new DevNotRunningError();
  const place = JSON.parse(text) as DevPlace;
  const answers = () => fetch(`${place.url}/health`, { signal: AbortSignal.timeout(5_000) });
  try {
    // It may be starting anew, since a file has just been changed.
    await pRetry(answers, { retries: 15, factor: 1, minTimeout: 1_000 });
  } catch (cause) {
    throw new DevNotRunningError({ cause });
  }
  return place;
}
