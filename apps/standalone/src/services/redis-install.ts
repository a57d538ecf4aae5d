import { installSystemPackage } from './system-package.js';

/**
 * Installs Redis with the system's package manager where that may be done without asking anyone.
 *
 * On Debian and Ubuntu the package is redis-tools, not redis-server: it carries the same program
 * (see redis-program.ts) without the system service, so nothing is started now or at the next boot.
 */
export async function installRedis(
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  isRoot: boolean = process.getuid?.() === 0,
): Promise<void> {
  const redis = { missing: 'No Redis found', apt: 'redis-tools', brew: ['redis'] };
  await installSystemPackage(redis, env, say, isRoot);
}
