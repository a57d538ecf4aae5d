import { commandOf, forgetProcess, isRunning, noteProcess, readNote } from './services/left-over.js';

const name = 'supervisor';

export class AlreadyRunningError extends Error {
  constructor(pid: number, dataDir: string) {
    super(
      `Vitrine already runs on ${dataDir} (process ${pid}). Stop that one first (Ctrl-C there, or kill ${pid}).`,
    );
    this.name = 'AlreadyRunningError';
  }
}

/** Two supervisors on one data folder would stop each other's services. */
export async function claimDataFolder(dataDir: string, runDir: string): Promise<() => Promise<void>> {
  const note = await readNote(runDir, name);
  if (note && note.pid !== process.pid && (await isRunning(note)))
    throw new AlreadyRunningError(note.pid, dataDir);
  // Our own command line, as the system shows it: enough to tell us from a stranger with a recycled id.
  const marker = (await commandOf(process.pid)) ?? process.execPath;
  await noteProcess(runDir, name, { pid: process.pid, marker });
  return () => forgetProcess(runDir, name);
}
