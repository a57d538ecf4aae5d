import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { PrismaService } from '#platform';
import { testConfig } from '#testing';
import { Installation } from './installation.js';
import type { Program } from './programs.js';
import type { TestServices } from '../../setup/global-setup.js';
import type { LentInstallation } from '../../setup/lent-installations.js';

type Pausable = Pick<Program, 'pause' | 'resume'>;

/**
 * An installation that is one spec's while it has it and another's afterwards: for whoever is content with a shop of its own
 * and stops, restarts and configures nothing. Workers may be paused.
 */
export class LentVitrine extends Installation {
  readonly services: TestServices;
  readonly folder: string;
  readonly adminKey: string;
  readonly apiUrls: string[];
  readonly database: { prisma: PrismaService };
  readonly worker: Pausable;
  readonly tryOnWorker: Pausable;

  private constructor(private readonly lent: LentInstallation) {
    super();
    const { address, pids } = lent;
    this.services = address.services;
    this.folder = address.folder;
    this.adminKey = address.adminKey;
    this.apiUrls = address.apiUrls;
    this.database = { prisma: new PrismaService(testConfig({ DATABASE_URL: address.services.databaseUrl })) };
    this.worker = pausable(pids.worker);
    this.tryOnWorker = pausable(pids.tryOnWorker);
  }

  static async borrow(): Promise<LentVitrine> {
    const answer = await fetch(inject('lentInstallationsUrl'), { method: 'POST' });
    if (!answer.ok) throw new Error(`The installation to be lent did not start: ${await answer.text()}`);
    return new LentVitrine((await answer.json()) as LentInstallation);
  }

  get pageFolder(): string {
    return this.lent.pageFolder;
  }

  logs(): string {
    const folder = join(this.folder, 'logs');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
  }

  async giveBack(): Promise<void> {
    await this.database.prisma.close();
    await fetch(`${inject('lentInstallationsUrl')}/${this.lent.id}`, { method: 'DELETE' });
  }
}

function pausable(pid: number): Pausable {
  return {
    pause: () => void process.kill(pid, 'SIGSTOP'),
    resume: () => void process.kill(pid, 'SIGCONT'),
  };
}
