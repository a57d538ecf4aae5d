import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a module in a process of its own, from sources, whose user has never run anything.
 * @returns the files that it leaves in home, cache and temporary folder
 */
export async function filesLeftBy(script: string): Promise<string[]> {
  const home = await mkdtemp(join(tmpdir(), 'vitrine-home-'));
  try {
    const file = join(home, 'script.ts');
    await writeFile(file, script);
    const { ORT_DISABLE_TELEMETRY: _, ...env } = process.env;
    await promisify(execFile)(process.execPath, [...process.execArgv, file], {
      env: { ...env, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), TMPDIR: home },
    });
    await rm(file);
    // The compiler of the sources keeps itself there.
    await rm(join(home, 'cache/swc-native-0'), { recursive: true, force: true });
    const files = await readdir(home, { recursive: true, withFileTypes: true });
    return files.filter((file) => file.isFile()).map(({ name }) => name);
  } finally {
    await rm(home, { recursive: true });
  }
}
