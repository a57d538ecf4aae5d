import { Injectable } from '@nestjs/common';
import { TimedOutError, withTimeout } from '../async/with-timeout.js';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { databaseOutage } from '../prisma/database-error.js';
import { DatabaseNotMigratedError } from '../prisma/database-not-migrated.error.js';
import { NoWorkerError } from '../queue/no-worker.error.js';
import type { ComponentHealth, HealthFacts, ReadinessDto } from '#contracts';

const CHECK_TIMEOUT_MS = 2_500;

type Check = { run: () => Promise<void>; isNeeded: boolean };

/** Asks every registered part whether it answers. Modules register theirs at start. */
@Injectable()
export class HealthService {
  private readonly checks = new Map<string, Check>();
  private readonly descriptions: (() => HealthFacts)[] = [];

  /** @param run rejects while the part is down */
  register(name: string, run: () => Promise<void>): void {
    this.checks.set(name, { run, isNeeded: true });
  }

  /**
   * A part without which requests are answered all the same, though what they ask for is not done. Where the service that
   * tells of it is away, that one is named alone.
   */
  registerOptional(name: string, run: () => Promise<void>): void {
    this.checks.set(name, { run, isNeeded: false });
  }

  /** Adds what a module tells of itself in `/health`; `facts` answers from memory. */
  describe(facts: () => HealthFacts): void {
    this.descriptions.push(facts);
  }

  facts(): HealthFacts {
    return Object.assign({}, ...this.descriptions.map((describe) => describe())) as HealthFacts;
  }

  async readiness(): Promise<ReadinessDto> {
    const probed = await Promise.all(
      [...this.checks].map(async ([name, check]) => ({ name, check, found: await probe(check) })),
    );
    const told = probed.flatMap(({ name, check, found }) => (found ? [{ name, check, found }] : []));
    const components = Object.fromEntries(told.map(({ name, found }) => [name, found]));
    const down = told.flatMap(({ check, found }) => (found.status === 'down' ? [check] : []));
    if (down.length === 0) return { status: 'ready', components };
    return { status: down.some(({ isNeeded }) => isNeeded) ? 'unavailable' : 'degraded', components };
  }
}

/** Nothing where it cannot be told. */
async function probe({ run, isNeeded }: Check): Promise<ComponentHealth | undefined> {
  const started = performance.now();
  try {
    await withTimeout(run(), CHECK_TIMEOUT_MS);
    return { status: 'up', latency_ms: Math.round(performance.now() - started) };
  } catch (error) {
    if (!isNeeded && isOfAnother(error)) return undefined;
    return { status: 'down', error: reasonOf(error) };
  }
}

/** Whether a service did not answer that was asked about the part. */
function isOfAnother(error: unknown): boolean {
  if (error instanceof TimedOutError || databaseOutage(error) !== undefined) return true;
  return error instanceof DependencyUnavailableError && error.code === 'DEPENDENCY_UNAVAILABLE';
}

/** A short reason without connection strings: readiness is open to anyone. */
export function reasonOf(error: unknown): string {
  if (error instanceof TimedOutError) return error.message;
  if (error instanceof DependencyUnavailableError) return error.reason ?? 'does not answer';
  if (error instanceof DatabaseNotMigratedError || error instanceof NoWorkerError) return error.message;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'does not answer';
}
