import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { median } from './stats.js';

/** Clock ticks a second of /proc: 100 on every Linux that Node runs on. */
const TICKS = 100;
const MEGABYTE = 1024 * 1024;

/** Resident memory of a process, in MB (2^20 bytes). */
export async function residentMb(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / MEGABYTE;
}

/**
 * CPU seconds that a process and its children (PostgreSQL has one a connection) have used, those in `apart` left out;
 * NaN where there is no /proc.
 */
export async function cpuSeconds(pid: number, apart: ReadonlySet<number> = new Set()): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(async (id) => ({ id, ...(await readStat(id)) })));
  const own = stats.filter(({ id, parent }) => id === pid || (parent === pid && !apart.has(id)));
  return own.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

/** Fields of proc_pid_stat(5): 4 ppid, 14 utime, 15 stime, 16 cutime, 17 cstime. */
async function readStat(pid: number): Promise<{ parent: number; ticks: number }> {
  // A process may end between being listed and being read.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = -1] = fields.slice(1);
  return { parent, ticks: fields.slice(11, 15).reduce((sum, value) => sum + value, 0) };
}

/** CPU milliseconds for each unit of work, by process: where the time goes. */
export class CpuMeter {
  private constructor(
    private readonly pids: ReadonlyMap<string, number>,
    private readonly before: ReadonlyMap<string, number>,
  ) {}

  static async start(processes: Iterable<{ name: string; pid: number }>): Promise<CpuMeter> {
    const pids = new Map([...processes].map(({ name, pid }) => [name, pid]));
    return new CpuMeter(pids, await readAll(pids));
  }

  async perUnit(units: number): Promise<Record<string, number>> {
    const after = await readAll(this.pids);
    const used = [...after].map(([name, seconds]) => [name, seconds - (this.before.get(name) ?? 0)] as const);
    return Object.fromEntries(used.map(([name, seconds]) => [name, (seconds * 1000) / units]));
  }
}

async function readAll(pids: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const apart = new Set(pids.values());
  const read = [...pids].map(async ([name, pid]) => [name, await cpuSeconds(pid, apart)] as const);
  return new Map(await Promise.all(read));
}

/** "API 2.10, PostgreSQL 0.80": medians of several readings, what uses nothing left out. */
export function describeShares(readings: readonly Record<string, number>[]): string {
  return Object.keys(readings[0] ?? {})
    .map((name) => [name, median(readings.map((reading) => reading[name] ?? 0))] as const)
    .filter(([, ms]) => ms >= 0.05)
    .map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
    .join(', ');
}
