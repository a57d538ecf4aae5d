import { findOnPath } from '../../../apps/standalone/src/services/find-on-path.js';
import { installSystemPackage } from '../../../apps/standalone/src/services/system-package.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGE = { missing: 'No Chromium found', apt: 'chromium', brew: ['--cask', 'chromium'] };

/**
 * The program of the system's Chromium (or `CHROMIUM`), installed where it is missing and may be. Without one the
 * page's specs are skipped, which is said, and is an error where `CI` is set.
 */
export async function findChromium(): Promise<string | undefined> {
  const { env } = process;
  if (env['CHROMIUM']) return env['CHROMIUM'];
  const found = await findOnPath(NAMES, env['PATH']);
  if (found !== undefined) return found;
  const say = (sentence: string) => console.log(sentence);
  let cause: unknown;
  try {
    await installSystemPackage(PACKAGE, env, say, process.getuid?.() === 0);
  } catch (error) {
    cause = error;
  }
  const installed = await findOnPath(NAMES, env['PATH']);
  if (installed !== undefined) return installed;
  const sentence = 'The specs of the page need Chromium: install it, or name its program in CHROMIUM.';
  if (env['CI']) throw new Error(sentence, { cause });
  console.log(`Skipped. ${sentence}`);
  return undefined;
}
