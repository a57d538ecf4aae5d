import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { drawFigure } from '#try-on/drawings';
import { type SampleItem, sampleItems } from '../../../apps/standalone/src/sample.js';
import type { TestServices } from '../../setup/global-setup.js';
import type { Installation } from '../../e2e/support/installation.js';
import { openShop, type Shop } from '../../e2e/support/shop.js';
import { Vitrine } from '../../e2e/support/vitrine.js';
import { launchChromium } from './launch-chromium.js';
import { LentVitrine } from '../../e2e/support/lent-vitrine.js';
import { pageSettings } from './page-settings.js';
import { WatchedPage } from './watched-page.js';

/** Few enough to be embedded in a moment; a dress comes first, as the page begins with one. */
const KINDS: readonly ((item: SampleItem) => boolean)[] = [
  ({ attributes }) => attributes.class === 'dress' && attributes.colour === 'red',
  ({ attributes }) => attributes.class === 't-shirt',
  ({ attributes }) => attributes.class === 'jeans',
];
const OF_EACH = 2;
const PROMPTS = ['a red dress', 'a t-shirt', 'blue jeans'];

/** A started Vitrine with the demo's shop page, a small catalogue, and a browser. */
export class PageStand {
  private constructor(
    readonly vitrine: Vitrine | LentVitrine,
    readonly shop: Shop,
    private readonly browser: Browser,
    private readonly leave: () => Promise<void>,
  ) {}

  /** On an installation that other specs have had and will have. */
  static async start(program: string): Promise<PageStand> {
    const [vitrine, browser] = await Promise.all([LentVitrine.borrow(), launchChromium(program)]);
    const shop = await shopOfPage(vitrine, vitrine.pageFolder);
    return new PageStand(vitrine, shop, browser, () => vitrine.giveBack());
  }

  /** On one of its own, for whoever looks at all shops or at its processes. */
  static async startAlone(services: TestServices, program: string): Promise<PageStand> {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-page-'));
    await mkdir(join(folder, 'shop'));
    const [vitrine, browser] = await Promise.all([
      Vitrine.start({ services, tryOn: true, env: pageSettings(folder) }),
      launchChromium(program),
    ]);
    const shop = await shopOfPage(vitrine, folder);
    return new PageStand(vitrine, shop, browser, async () => {
      await vitrine.stop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** A page of its own, watched for what must not be in it. */
  async page(options: BrowserContextOptions = {}, path = '/shop/'): Promise<WatchedPage> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    return this.openIn(context, path);
  }

  /** The HTTP status of what the shop is told of a job: 404 where nothing of it is left. */
  async statusOf(job: string): Promise<number> {
    return (await this.shop.secret.get(`/api/tryon/${job}`)).status;
  }

  /** One more tab of the same browser. */
  another({ page }: WatchedPage, path = '/shop/'): Promise<WatchedPage> {
    return this.openIn(page.context(), path);
  }

  private async openIn(context: BrowserContext, path: string): Promise<WatchedPage> {
    const page: Page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const watched = new WatchedPage(page, this.vitrine.url);
    await page.goto(this.vitrine.url + path);
    return watched;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.leave();
  }
}

/** A new shop with a few items, which the page is then of. */
async function shopOfPage(vitrine: Installation, folder: string): Promise<Shop> {
  const shop = await openShop(vitrine);
  const all = await sampleItems();
  const items = KINDS.flatMap((isOf) => all.filter(isOf).slice(0, OF_EACH));
  await shop.upload(
    items.map((item) => ({
      name: item.name,
      category: item.category,
      fields: {
        price: item.fields.price ?? '',
        currency: item.fields.currency ?? '',
        external_id: item.externalId,
      },
      file: async () => Buffer.from(await item.photo()),
    })),
  );
  await writeFile(join(folder, 'shop/person.jpg'), await drawFigure());
  const settings = { name: 'Shop of a test', key: shop.key.publishable_token, prompts: PROMPTS };
  await writeFile(join(folder, 'shop/settings.json'), JSON.stringify(settings));
  await shop.allEmbedded();
  return shop;
}
