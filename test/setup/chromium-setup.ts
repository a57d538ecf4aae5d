import { findChromium } from '../page/support/chromium.js';

/**
 * Installs Chromium where it is missing before the specs ask for it, several at once: apt-get lets one in at a time. Where
 * it cannot be had, the specs of pages say so.
 */
export default async function setup(): Promise<void> {
  await findChromium().catch(() => undefined);
}
