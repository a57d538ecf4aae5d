import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startLocalServices, type LocalServices } from '../../apps/standalone/src/services/local-services.js';
import { makeTestData, sweepTestData } from './test-data.js';

export interface TestServices {
  databaseUrl: string;
  redisUrl: string;
  chromaUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices;
  }
}

interface Shared {
  users: number;
  started: Promise<LocalServices & { dataDir: string }>;
}

/** Each vitest project loads this file anew; the services of one run are kept where all of them find them. */
const holder = globalThis as { [key: symbol]: Shared | undefined };
const key = Symbol.for('vitrine.test-services');

async function start(): Promise<LocalServices & { dataDir: string }> {
  await sweepTestData();
  const dataDir = await makeTestData();
  try {
    // Real PostgreSQL, Redis and Chroma with nothing in them; those that the environment names are used instead.
    const services = await startLocalServices({
      dataDir,
      env: process.env,
      durable: false,
      say: (sentence) => console.log(sentence),
    });
    return { ...services, dataDir };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/** The services of this run, once they are up. */
export async function sharedServices(): Promise<TestServices> {
  const shared = holder[key];
  if (shared === undefined) throw new Error('The services of this run were not started.');
  const { databaseUrl, redisUrl, chromaUrl } = await shared.started;
  return { databaseUrl, redisUrl, chromaUrl };
}

/** Starts the services that the medium and end-to-end specs run against: `inject('services')`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (holder[key] ??= { users: 0, started: start() });
  shared.users += 1;
  await shared.started;
  project.provide('services', await sharedServices());
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    holder[key] = undefined;
    const running = await shared.started;
    await running.stop();
    await rm(running.dataDir, { recursive: true, force: true });
  };
}
