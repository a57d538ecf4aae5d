import type { Catalogue } from './catalogue.js';
import { demoShop, type DemoShop } from './demo-shop.js';
import { publishShop } from './publish-shop.js';
import { answerPrompts, type AnsweredPrompt } from './prompts.js';
import { resultTable } from './result-table.js';
import { say, step } from './terminal.js';
import { showTryOn, type ShownTryOn } from './try-on.js';
import { upload, type Uploaded } from './upload.js';
import { UploadLedger } from './upload-ledger.js';
import type { RunningVitrine } from './vitrine.js';
import { waitEmbedded } from './wait-embedded.js';

const shownProblems = 10;

export interface DemoOutcome {
  shop: DemoShop;
  /** Every prompt's first results were what it asked for, every photo has its embedding, the try-on its picture. */
  good: boolean;
}

/** What a shop does: gets a key, uploads its photos, sends prompts, tries something on. All of it over HTTP. */
export async function runDemo(
  dataDir: string,
  vitrine: RunningVitrine,
  catalogue: Catalogue,
  person?: string,
): Promise<DemoOutcome> {
  const { items, prompts } = catalogue;
  const shop = await step(`The shop "${catalogue.shopName}" has its key`, () =>
    demoShop(dataDir, vitrine, catalogue),
  );
  await publishShop(dataDir, catalogue, shop);
  const ledger = await UploadLedger.open(dataDir, shop.secret_token);
  const { refused } = await step(
    ({ uploaded, present }: Uploaded) => `${photos(uploaded)} uploaded, ${present} were there already`,
    () => upload(shop.client, items, ledger),
  );
  showList(
    'not taken',
    refused.map(({ item, reason }) => `${item.fileName}: ${reason}`),
  );
  const failed = await step('Their embeddings are made', () => waitEmbedded(shop.client, items.length));
  showList(
    'without an embedding',
    failed.map(({ name, embedding_error: reason }) => `${name}: ${reason ?? 'no reason given'}`),
  );
  const answered = await step(`${prompts.length} prompts are answered`, () =>
    answerPrompts(shop.client, prompts),
  );
  say(`\n${resultTable(answered)}\n`);
  const shown = await step(
    ({ sentence }: ShownTryOn) => sentence,
    () => showTryOn(shop.client, dataDir, person),
  );
  // With a photo of the user's own, a refusal is an answer; the project's own figure is to be worn well.
  const worn = shown.failure === undefined || person !== undefined;
  const good = sayVerdict(answered) && failed.length === 0 && worn;
  return { shop, good };
}

function photos(count: number): string {
  return count === 1 ? '1 photo' : `${count} photos`;
}

function showList(what: string, lines: string[]): void {
  if (lines.length === 0) return;
  say(`  ${photos(lines.length)} ${what}:`);
  for (const line of lines.slice(0, shownProblems)) say(`    ${line}`);
  if (lines.length > shownProblems) say(`    … and ${lines.length - shownProblems} more.`);
}

function sayVerdict(answered: AnsweredPrompt[]): boolean {
  if (answered.every(({ fits }) => fits === undefined)) {
    say('The photos have no category, so these results are not judged.');
    return true;
  }
  const wrong = answered.filter(({ fits }) => fits === false).map(({ prompt }) => `"${prompt}"`);
  const right = answered.length - wrong.length;
  say(`${right} of ${answered.length} prompts found in their first three results what they asked for.`);
  if (wrong.length > 0) say(`Not: ${wrong.join(', ')}.`);
  return wrong.length === 0;
}
