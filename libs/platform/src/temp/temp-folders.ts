import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder on this machine, which says whose it is: what a process leaves that crashes is found by the next. */
export function makeTempFolder(name: string, parent = tmpdir()): Promise<string> {
  return mkdtemp(join(parent, `${name}-${process.pid}-`));
}

/**
 * Deletes the folders of that name whose process is gone: no process has the number, or this one has, which was not
 * there yet when the folder was made (in a container every first process has the same).
 * @returns how many
 */
export async function sweepTempFolders(name: string, parent = tmpdir()): Promise<number> {
  const startedAt = Date.now() - process.uptime() * 1000;
  let deleted = 0;
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(`${name}-`)) continue;
    const pid = Number(/^(\d+)-/.exec(entry.slice(name.length + 1))?.[1]);
    const path = join(parent, entry);
    const isOld = ((await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity) < startedAt;
    if (!isOld || (pid !== process.pid && isAlive(pid))) continue;
    await rm(path, { recursive: true, force: true });
    deleted += 1;
  }
  return deleted;
}

function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
