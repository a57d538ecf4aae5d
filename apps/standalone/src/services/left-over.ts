import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere } from './private-file.js';

/** What is noted of a running process, so that a later start can tell it from a stranger of the same id. */
export interface ProcessNote {
  pid: number;
  /** A part of its command line that no other process has: its data folder, entry file or port. */
  marker: string;
}

const noteFile = (runDir: string, name: string) => join(runDir, `${name}.json`);

export async function noteProcess(runDir: string, name: string, note: ProcessNote): Promise<void> {
  await mkdir(runDir, { recursive: true });
  await writeFile(noteFile(runDir, name), JSON.stringify(note));
}

export async function forgetProcess(runDir: string, name: string): Promise<void> {
  await rm(noteFile(runDir, name), { force: true });
}

export async function readNote(runDir: string, name: string): Promise<ProcessNote | undefined> {
  const text = await readIfThere(noteFile(runDir, name));
  if (text === undefined) return undefined;
  try {
    const { pid, marker } = JSON.parse(text) as Partial<ProcessNote>;
    if (typeof pid === 'number' && typeof marker === 'string' && marker !== '') return { pid, marker };
  } catch (error) {
    // A note cut short by a crash of the machine: the process cannot have outlived that.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return undefined;
}

/** The command line of a process; undefined where it has ended. */
export async function commandOf(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') {
      // Read directly, since small images have no `ps`.
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim() || undefined;
    }
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-p', String(pid), '-o', 'command=']);
    return stdout.trim() || undefined;
  } catch (error) {
    const { code } = error as { code?: string | number };
    if (code === 'ENOENT' || code === 'ESRCH' || code === 1) return undefined;
    throw error;
  }
}

export async function isRunning({ pid, marker }: ProcessNote): Promise<boolean> {
  return (await commandOf(pid))?.includes(marker) ?? false;
}

/** Stops the process that a crashed start left behind, if the one with its id is really that one. */
export async function stopLeftOver(
  runDir: string,
  name: string,
  signal: NodeJS.Signals = 'SIGTERM',
  graceMs = 15_000,
): Promise<boolean> {
  const note = await readNote(runDir, name);
  if (!note) return false;
  const found = note.pid !== process.pid && (await isRunning(note));
  if (found) {
    process.kill(note.pid, signal);
    const until = Date.now() + graceMs;
    while (Date.now() < until && (await isRunning(note))) await sleep(50);
    if (await isRunning(note)) process.kill(note.pid, 'SIGKILL');
    while (await isRunning(note)) await sleep(50);
  }
  await forgetProcess(runDir, name);
  return found;
}
