import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { PrismaService } from '#platform';
import { testConfig } from '#testing';
import type { TestServices } from '../../setup/global-setup.js';
import { type Address, Installation } from './installation.js';

/**
 * The installation of a run, of two API processes and an embedding worker: for every spec that is content with shops of
 * its own in it, and stops, restarts and configures nothing. The first that asks has it started.
 */
export class SharedVitrine extends Installation {
  private constructor(
    readonly services: TestServices,
    readonly folder: string,
    readonly adminKey: string,
    readonly database: { prisma: PrismaService },
    readonly apiUrls: string[],
    readonly workerUrl: string,
  ) {
    super();
  }

  static async join(): Promise<SharedVitrine> {
    const answer = await fetch(inject('sharedInstallationUrl'));
    if (!answer.ok) throw new Error(`The shared installation did not start: ${await answer.text()}`);
    const { services, folder, adminKey, apiUrls, workerUrl } = (await answer.json()) as Address;
    const prisma = new PrismaService(testConfig({ DATABASE_URL: services.databaseUrl }));
    return new SharedVitrine(services, folder, adminKey, { prisma }, apiUrls, workerUrl);
  }

  logs(): string {
    const folder = join(this.folder, 'logs');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
  }

  /** It stays for the others. */
  async leave(): Promise<void> {
    await this.database.prisma.$disconnect();
  }
}
