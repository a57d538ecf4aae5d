import { join } from 'node:path';

/** What an installation with the demo's shop page is started with; its settings lie in `shop` of the folder. */
export function pageSettings(folder: string): NodeJS.ProcessEnv {
  return {
    DEMO_SHOP_DIR: join(folder, 'shop'),
    TRYON_DEBUG_ARTIFACTS: 'true',
    // All specs call from one address, and some with wrong keys.
    AUTH_FAILURES_PER_MINUTE: '1000000',
  };
}
