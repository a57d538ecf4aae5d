import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { installRedis } from './redis-install.js';
import { findRedisProgram, NoRedisError } from './redis-program.js';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'vitrine-path-'));
});

async function program(folder: string, name: string, text = ''): Promise<string> {
  await mkdir(join(base, folder), { recursive: true });
  const file = join(base, folder, name);
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
  return file;
}

const path = (...folders: string[]) => ({ PATH: folders.map((folder) => join(base, folder)).join(':') });
const quiet = () => undefined;
const mustNotInstall = () => Promise.reject(new Error('installed'));

describe('findRedisProgram', () => {
  it('prefers redis-server to valkey-server, wherever on the PATH they are', async () => {
    await program('first', 'valkey-server');
    const redis = await program('second', 'redis-server');
    const found = await findRedisProgram(path('first', 'second'), quiet, mustNotInstall);
    expect(found).toEqual({ file: redis, argv0: 'redis-server' });
  });

  it('takes valkey-server where there is no redis-server', async () => {
    const file = await program('only', 'valkey-server');
    expect(await findRedisProgram(path('only'), quiet, mustNotInstall)).toEqual({
      file,
      argv0: 'valkey-server',
    });
  });

  it("starts Debian's redis-check-rdb, which is the server, under the server's name", async () => {
    const file = await program('only', 'redis-check-rdb');
    expect(await findRedisProgram(path('only'), quiet, mustNotInstall)).toEqual({
      file,
      argv0: 'redis-server',
    });
  });

  it('looks again after the package manager has installed one', async () => {
    const install = async () => void (await program('later', 'redis-server'));
    const found = await findRedisProgram(path('later'), quiet, install);
    expect(found.file).toBe(join(base, 'later/redis-server'));
  });

  it('names the three ways to get a Redis where there is none, and keeps why the installation failed', async () => {
    const error = await findRedisProgram(path('empty'), quiet, mustNotInstall).catch(
      (problem: unknown) => problem,
    );
    expect(error).toBeInstanceOf(NoRedisError);
    expect((error as Error).message).toMatch(/REDIS_URL.*redis-server.*Debian.*Homebrew/);
    expect((error as Error).cause).toEqual(new Error('installed'));
  });
});

describe('installRedis', () => {
  it('refreshes the package lists where apt-get does not know the package, and says so', async () => {
    const mark = join(base, 'updated');
    await program('bin', 'apt-get', `if [ "$1" = update ]; then : > "${mark}"; else [ -e "${mark}" ]; fi`);
    const said: string[] = [];
    await installRedis(path('bin'), (sentence) => said.push(sentence), true);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain('refreshing');
  });

  it('does not ask apt-get where we are not root', async () => {
    await program('bin', 'apt-get', 'exit 1');
    await expect(installRedis(path('bin'), quiet, false)).resolves.toBeUndefined();
  });

  it('does not ask Homebrew as root, which it refuses', async () => {
    await program('bin', 'brew', 'exit 1');
    await expect(installRedis(path('bin'), quiet, true)).resolves.toBeUndefined();
  });
});
