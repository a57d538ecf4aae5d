import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './find-on-path.js';

const exec = promisify(execFile);

/** A program as package managers have it. */
export interface SystemPackage {
  /** What is said before it is installed, up to the name of the manager. */
  missing: string;
  apt: string;
  brew: string[];
}

/**
 * Installs a program with the system's package manager where that may be done without asking anyone: apt-get as root,
 * or Homebrew. Does nothing elsewhere.
 */
export async function installSystemPackage(
  { missing, apt: name, brew: names }: SystemPackage,
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  isRoot: boolean,
): Promise<void> {
  const apt = await findOnPath(['apt-get'], env.PATH);
  if (apt && isRoot) {
    say(`${missing}: installing it with apt-get (${name}) …`);
    await aptInstall(apt, name, env, say);
    return;
  }
  const brew = await findOnPath(['brew'], env.PATH);
  if (brew && !isRoot) {
    say(`${missing}: installing it with Homebrew …`);
    await exec(brew, ['install', ...names], { env, maxBuffer: 1e8 });
  }
}

async function aptInstall(
  apt: string,
  name: string,
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<void> {
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1e8 };
  const install = () =>
    exec(
      apt,
      ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', name],
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
