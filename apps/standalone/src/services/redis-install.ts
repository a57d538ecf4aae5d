import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './find-on-path.js';

const exec = promisify(execFile);

/**
 * Installs Redis with the system's package manager where that may be done without asking anyone:
 * apt-get as root, or Homebrew. Does nothing elsewhere.
 *
 * On Debian and Ubuntu the package is redis-tools, not redis-server: it carries the same program
 * (see redis-program.ts) without the system service, so nothing is started now or at the next boot.
 */
export async function installRedis(
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  isRoot: boolean = process.getuid?.() === 0,
): Promise<void> {
  const apt = await findOnPath(['apt-get'], env.PATH);
  if (apt && isRoot) {
    say('No Redis found: installing it with apt-get (redis-tools: the program alone, no system service) …');
    await aptInstall(apt, env, say);
    return;
  }
  const brew = await findOnPath(['brew'], env.PATH);
  if (brew && !isRoot) {
    say('No Redis found: installing it with Homebrew (no service is started) …');
    await exec(brew, ['install', 'redis'], { env, maxBuffer: 1e8 });
  }
}

async function aptInstall(
  apt: string,
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<void> {
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1e8 };
  const install = () =>
    exec(
      apt,
      ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', 'redis-tools'],
      options,
    );
  try {
    await install();
  } catch {
    // Most often the package lists are missing or old; where it is something else, it fails again below.
    say('apt-get does not know the package yet: refreshing its lists …');
    await exec(apt, ['update', '-q'], options);
    await install();
  }
}
