import type { Child } from './child.js';

export interface ServiceOptions {
  /** The parent of the service's own data folder. */
  dataDir: string;
  /** Where running processes are noted. */
  runDir: string;
  logDir: string;
  /** A free loopback port. */
  port: number;
  /** False: what was written may be lost when the machine crashes. For tests. */
  durable: boolean;
  /** Says what is being done, a sentence at a time. */
  say: (sentence: string) => void;
  env: NodeJS.ProcessEnv;
}

export interface RunningService {
  url: string;
  child: Child;
}
