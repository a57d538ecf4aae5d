import { type Browser, chromium } from 'playwright-core';

/** A browser without a window, whose camera shows a drawn picture. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  // Chromium's sandbox cannot be had by root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}
