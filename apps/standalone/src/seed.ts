import { demoShop } from './demo-shop.js';
import { runningDevPlace } from './dev-place.js';
import { sample } from './sample.js';
import { step } from './terminal.js';
import { upload, type Uploaded } from './upload.js';
import { UploadLedger } from './upload-ledger.js';
import { waitEmbedded } from './wait-embedded.js';

/** `npm run db:seed`: the demo's shop with its drawn catalogue, in what `npm run dev` keeps up. May be run again. */
export async function seed(dataDir: string): Promise<void> {
  const vitrine = await runningDevPlace(dataDir);
  const catalogue = await sample();
  const shop = await step(`The shop "${catalogue.shopName}" has its key (${dataDir}/demo.json)`, () =>
    demoShop(dataDir, vitrine, catalogue),
  );
  const ledger = await UploadLedger.open(dataDir, shop.secret_token);
  await step(
    ({ uploaded, present }: Uploaded) => `${uploaded} photos uploaded, ${present} were there already`,
    () => upload(shop.client, catalogue.items, ledger),
  );
  await step('Their embeddings are made', () => waitEmbedded(shop.client, catalogue.items.length));
}
