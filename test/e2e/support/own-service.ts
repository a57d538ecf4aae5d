import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startChroma } from '../../../apps/standalone/src/services/chroma.js';
import { freePort } from '../../../apps/standalone/src/services/free-port.js';
import { startPostgres } from '../../../apps/standalone/src/services/postgres.js';
import { startRedis } from '../../../apps/standalone/src/services/redis.js';
import type { RunningService, ServiceOptions } from '../../../apps/standalone/src/services/service.js';
import { makeTestData } from '../../setup/test-data.js';

const starts = { postgres: startPostgres, redis: startRedis, chroma: startChroma };

/** A service of one spec alone: it can be stopped, killed and started again on the same data and port. */
export class OwnService {
  private constructor(
    private readonly name: keyof typeof starts,
    private readonly start: (options: ServiceOptions) => Promise<RunningService>,
    private readonly options: ServiceOptions,
    private running: RunningService,
  ) {}

  static async start(name: keyof typeof starts): Promise<OwnService> {
    const dataDir = await makeTestData();
    const options: ServiceOptions = {
      dataDir,
      runDir: join(dataDir, 'run'),
      logDir: join(dataDir, 'logs'),
      port: await freePort(),
      durable: true,
      say: () => undefined,
      env: process.env,
    };
    return new OwnService(name, starts[name], options, await starts[name](options));
  }

  get url(): string {
    return this.running.url;
  }

  /** As a machine that hangs: connections stay open, nothing answers. */
  async pause(): Promise<void> {
    await this.signal('SIGSTOP');
  }

  async resume(): Promise<void> {
    await this.signal('SIGCONT');
  }

  /** As a crash: connections break, new ones are refused. */
  async kill(): Promise<void> {
    this.running.child.kill();
    await this.running.child.exited;
  }

  /** Loses all that it has stored; it must not be running. */
  async loseData(): Promise<void> {
    await rm(join(this.options.dataDir, this.name), { recursive: true });
  }

  async startAgain(): Promise<void> {
    this.running = await this.start(this.options);
  }

  async stop(): Promise<void> {
    await this.resume();
    await this.running.child.stop();
    await rm(this.options.dataDir, { recursive: true, force: true });
  }

  /** To the whole service: PostgreSQL answers each connection from a process of its own. */
  private async signal(signal: NodeJS.Signals): Promise<void> {
    const { child } = this.running;
    if (child.exit !== undefined) return;
    for (const pid of [child.pid, ...(await childrenOf(child.pid))]) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        // A process of a connection that has just ended.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH' || pid === child.pid) throw error;
      }
    }
  }
}

/** Of Linux; elsewhere the service's first process alone is signalled. */
async function childrenOf(pid: number): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const found: number[] = [];
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '') : '';
    // After the name in parentheses: the state, then the parent.
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (Number(parent) === pid) found.push(Number(entry));
  }
  return found;
}
