import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChildCrashedError,
  ChildNotReadyError,
  ChildNotStartedError,
  type ChildExit,
} from './child-errors.js';
import { forgetProcess, noteProcess } from './left-over.js';
import { logTail } from './log-tail.js';

export interface ChildOptions {
  /** As it is named in messages: "PostgreSQL". */
  name: string;
  command: string;
  args: string[];
  argv0?: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  logFile: string;
  /** Where the process is noted while it runs, by which name, and how a later start recognises it. */
  note: { runDir: string; name: string; marker: string };
  stopSignal?: NodeJS.Signals;
  graceMs?: number;
}

const logKeptBytes = 5_000_000;

/** What runs now. A process.exit() that nobody foresaw still asks these to end. */
const running = new Set<Child>();
process.once('exit', () => running.forEach((child) => child.askToEnd()));

/** A process of ours: its output goes to a log file, its end is known, and stopping it is certain. */
export class Child {
  readonly exited: Promise<ChildExit>;
  exit: ChildExit | undefined;
  private stopping = false;

  private constructor(
    private readonly options: ChildOptions,
    readonly pid: number,
    exited: Promise<ChildExit>,
    private readonly logStart: number,
  ) {
    running.add(this);
    this.exited = exited.then((exit) => {
      running.delete(this);
      this.exit = exit;
      return exit;
    });
  }

  static async start(options: ChildOptions): Promise<Child> {
    mkdirSync(dirname(options.logFile), { recursive: true, mode: 0o700 });
    const logStart = openedLogSize(options.logFile);
    const log = openSync(options.logFile, 'a');
    try {
      const started = spawn(options.command, options.args, {
        argv0: options.argv0,
        cwd: options.cwd,
        env: options.env,
        uid: options.uid,
        gid: options.gid,
        // The file itself, not a pipe: a process that outlives us must not fail on its next line.
        stdio: ['ignore', log, log],
        // A group of its own: Ctrl-C reaches us alone, and we stop the processes in the right order.
        detached: true,
      });
      const exited = new Promise<ChildExit>((resolve) => {
        started.once('exit', (code, signal) => resolve({ code, signal }));
      });
      await new Promise<void>((resolve, reject) => {
        started.once('spawn', resolve);
        started.once('error', (cause) =>
          reject(new ChildNotStartedError(options.name, options.command, cause)),
        );
      });
      const child = new Child(options, started.pid as number, exited, logStart);
      await noteProcess(options.note.runDir, options.note.name, {
        pid: child.pid,
        marker: options.note.marker,
      });
      return child;
    } finally {
      closeSync(log);
    }
  }

  /** Stops whatever still runs, wherever it was started. */
  static async stopAll(): Promise<void> {
    await Promise.all([...running].map((child) => child.stop()));
  }

  get name(): string {
    return this.options.name;
  }

  logTail(): string {
    return logTail(this.options.logFile, this.logStart);
  }

  crash(exit: ChildExit): ChildCrashedError {
    return new ChildCrashedError(this.name, exit, this.options.logFile, this.logTail());
  }

  /** Rejects when the process ends without having been told to; never resolves. */
  async untilCrash(): Promise<never> {
    const exit = await this.exited;
    if (this.stopping) return new Promise<never>(() => undefined);
    throw this.crash(exit);
  }

  /** Resolves when `probe` no longer throws. Stops the process where it is not ready in time. */
  async ready(probe: () => Promise<void>, withinMs: number): Promise<void> {
    const start = Date.now();
    let problem: unknown;
    while (Date.now() - start < withinMs) {
      if (this.exit) throw this.crash(this.exit);
      try {
        await probe();
        return;
      } catch (error) {
        problem = error;
      }
      await Promise.race([sleep(50), this.exited]);
    }
    const tail = this.logTail();
    await this.stop();
    throw new ChildNotReadyError(this.name, withinMs, this.options.logFile, tail, problem);
  }

  /** Asks the process to end, and ends it where it does not within its grace. */
  async stop(): Promise<void> {
    this.askToEnd();
    if (!this.exit) {
      const timer = new AbortController();
      const grace = sleep(this.options.graceMs ?? 10_000, 'late' as const, {
        signal: timer.signal,
        ref: true,
      });
      const ended = await Promise.race([this.exited, grace.catch(() => 'late' as const)]);
      timer.abort();
      if (ended === 'late') this.signal('SIGKILL');
      await this.exited;
    }
    await forgetProcess(this.options.note.runDir, this.options.note.name);
  }

  askToEnd(): void {
    this.stopping = true;
    this.signal(this.options.stopSignal ?? 'SIGTERM');
  }

  /** Ends the process at once. */
  kill(): void {
    this.stopping = true;
    this.signal('SIGKILL');
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.exit) return;
    try {
      process.kill(this.pid, signal);
    } catch (error) {
      // It has ended between the look and the signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** The size of the log before this run, after an overlong one was put aside. */
function openedLogSize(path: string): number {
  if (!existsSync(path)) return 0;
  const { size } = statSync(path);
  if (size < logKeptBytes) return size;
  renameSync(path, `${path}.1`);
  return 0;
}
