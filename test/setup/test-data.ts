import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stopLeftOver } from '../../apps/standalone/src/services/left-over.js';

const folderName = /^vitrine-test-(\d+)-/;

/** A fresh folder of this run. Open to pass through: as root, PostgreSQL runs as another user. */
export async function makeTestData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `vitrine-test-${process.pid}-`));
  await chmod(folder, 0o711);
  return folder;
}

/** Removes what runs that were killed, or stopped by Ctrl-C, have left: processes and data. */
export async function sweepTestData(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(folderName.exec(name)?.[1]);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    const notes = await readdir(join(folder, 'run')).catch(() => []);
    for (const note of notes) await stopLeftOver(join(folder, 'run'), basename(note, '.json'));
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
