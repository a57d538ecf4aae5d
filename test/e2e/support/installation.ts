import { join } from 'node:path';
import type { PrismaService } from '#platform';
import { HttpClient, storedFiles } from '#testing';
import type { TestServices } from '../../setup/global-setup.js';

/** Where an installation is and what opens it: enough to use it from another process. */
export interface Address {
  /** As its processes were given them: the database is its own. */
  services: TestServices;
  /** Photos lie under `storage`, logs under `logs`. */
  folder: string;
  adminKey: string;
  apiUrls: string[];
  workerUrl: string;
}

/** An installation of Vitrine as its callers and its operator see it. */
export abstract class Installation {
  abstract readonly services: TestServices;
  abstract readonly folder: string;
  abstract readonly adminKey: string;
  abstract readonly database: { prisma: PrismaService };
  abstract readonly apiUrls: string[];
  /** All that the processes have logged so far. */
  abstract logs(): string;

  get url(): string {
    const [first] = this.apiUrls;
    if (first === undefined) throw new Error('No API process was started.');
    return first;
  }

  /** Calls without a key. */
  get anyone(): HttpClient {
    return new HttpClient(this.url);
  }

  get admin(): HttpClient {
    return this.anyone.with({ 'x-admin-key': this.adminKey });
  }

  /** Every file of the object storage. */
  storedFiles(): Promise<string[]> {
    return storedFiles(join(this.folder, 'storage'));
  }
}
