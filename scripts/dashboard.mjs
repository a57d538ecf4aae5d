import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForBrowsers } from './lib/bundle-for-browsers.mjs';
import { asCommand, root, startedDirectly } from './lib/run.mjs';

const source = join(root, 'apps/dashboard');
const output = join(root, 'dist/dashboard');

/** The dashboard's page, style sheet and modules, into dist/dashboard. */
export async function buildDashboard() {
  rmSync(output, { recursive: true, force: true });
  await bundleForBrowsers(source, { dashboard: join(source, 'src/main.ts') }, output);
  for (const file of ['index.html', 'dashboard.css']) cpSync(join(source, file), join(output, file));
}

if (startedDirectly(import.meta.url)) await asCommand(buildDashboard);
