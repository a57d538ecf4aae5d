import { join } from 'node:path';
import type { DemoShop } from './demo-shop.js';
import type { RunningVitrine } from './vitrine.js';

/** What one can do now: shown when everything is up. */
export function welcome({ url, adminKey }: RunningVitrine, shop: DemoShop, dataDir: string): string {
  return `The shop         ${url}/shop

Vitrine is up.

  API           ${url}
  Dashboard     ${url}/dashboard   (type the secret or the admin key)
  Swagger UI    ${url}/docs
  ReDoc         ${url}/redoc
  Secret key    ${shop.secret_token}   (X-API-Key: server side, all rights on this catalogue)
  Public key    ${shop.publishable_token}   (X-API-Key: for a web page)
  Admin key     ${adminKey}   (X-Admin-Key: shops and keys)
  Also in       ${join(dataDir, 'demo.json')}; logs in ${join(dataDir, 'logs')}

  curl -X POST ${url}/api/prompts \\
    -H 'X-API-Key: ${shop.publishable_token}' -H 'Content-Type: application/json' \\
    -d '{"prompt": "a red dress", "num_results": 3}'

Ctrl-C stops it; the data stay.`;
}
