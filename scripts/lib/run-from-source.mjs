// Held here, since a native library that goes with the first thread takes the process with it.
import '@swc/core';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/**
 * Given to node by `--import`, and so to its worker threads and forks too: with `--conditions=vitrine-source` they
 * run the sources, as the specs do, and never a dist/ that is older. A process of vitest itself has no need of it:
 * vitest compiles what it runs.
 */
if (!isMainThread || process.argv[1]?.endsWith('.ts')) register('./typescript-hooks.mjs', import.meta.url);
