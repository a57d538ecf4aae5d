import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Vitrine as Client } from '#sdk';
import { drawFigure } from '#try-on/drawings';
import { sampleItems } from '../../apps/standalone/src/sample.js';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';
import type { WatchedPage } from './support/watched-page.js';

const program = await findChromium();

/** Photos as a shop has them on a disk. */
async function photos(count: number): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const items = (await sampleItems()).slice(0, count);
  return Promise.all(
    items.map(async (item) => ({
      name: `${item.name.replaceAll(' ', '-')}.jpg`,
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await item.photo()),
    })),
  );
}

async function connect(page: Page, label: string, key: string): Promise<void> {
  await page.getByLabel(label).fill(key);
  await page.getByRole('button', { name: 'Connect' }).click();
}

async function open(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: label }).click();
  await page.getByRole('heading', { level: 1, name: label }).waitFor();
}

describe.skipIf(program === undefined)('the dashboard', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.startAlone(inject('services'), program ?? '');
  });
  afterAll(() => stand?.stop());

  /** Browsers report answers of 4xx: a photo that was refused, an index that was never built anew. */
  const expectClean = (watched: WatchedPage) => {
    expect(watched.problems.filter((problem) => !/status of (404|422)/.test(problem))).toEqual([]);
    expect(watched.elsewhere).toEqual([]);
  };

  it("goes a shop owner's way: shop, key, photos, playground, import, rotation, revocation", async () => {
    const watched = await stand.page({}, '/dashboard/');
    const { page } = watched;
    await page.getByRole('heading', { name: 'Connect' }).waitFor();
    expect(await watched.broken('dashboard-connect')).toEqual([]);
    await connect(page, 'Admin key', stand.vitrine.adminKey);
    await page.getByLabel('Name of a new shop').fill('Atelier Nord');
    expect(await watched.broken('dashboard-shops')).toEqual([]);
    await page.getByRole('button', { name: 'Create shop' }).click();

    await page.getByRole('heading', { level: 1, name: 'Atelier Nord' }).waitFor();
    const shopPage = page.url();
    await page.getByLabel('Name of a new key').fill('Main catalogue');
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('heading', { name: 'Copy the tokens now' }).waitFor();
    await page.getByRole('heading', { name: 'Main catalogue' }).waitFor();
    expect(await watched.broken('dashboard-tokens')).toEqual([]);

    await page.getByRole('button', { name: 'Open its catalogue here' }).click();
    await page.getByText('Nothing here. Drop photos above.').waitFor();
    await page.getByLabel('Category of these').fill('sample');
    await page
      .locator('vt-upload input[type=file]')
      .setInputFiles([
        ...(await photos(20)),
        { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') },
      ]);
    await page.getByText('21 of 21 sent, 1 refused').waitFor();
    await page.getByText('PHOTO_TYPE_UNSUPPORTED').waitFor();
    await page.getByText('20 items', { exact: true }).waitFor();
    await expect.poll(() => page.locator('.item .badge').count()).toBe(0);
    expect(await watched.broken('dashboard-catalogue')).toEqual([]);

    await open(page, 'Playground');
    await page.getByLabel('Prompt').fill('a red dress');
    await page.getByLabel('Category').fill('sample');
    await page.getByRole('button', { name: 'Ask' }).click();
    const found = page.getByRole('list', { name: 'Photos found' }).getByRole('listitem');
    await found.first().waitFor();
    expect(await found.count()).toBe(10);
    expect(await page.getByLabel('As curl', { exact: true }).innerText()).toContain('/api/prompts');
    expect(await watched.broken('dashboard-playground')).toEqual([]);
    await found.first().getByRole('link').click();
    await page.getByRole('link', { name: 'Ask by words or a photo' }).waitFor();
    await found.first().waitFor();

    await open(page, 'Imports');
    const table = 'external_id,name,photo_url\nrow-1,,\nrow-2,A hat,ftp://nowhere.example/hat.jpg\n';
    await page
      .locator('vt-imports input[type=file]')
      .setInputFiles({ name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('button', { name: '2: why' }).click();
    await page.getByRole('table').nth(1).getByText('row-2').waitFor();
    expect(await watched.broken('dashboard-imports')).toEqual([]);

    await page.goto(shopPage);
    await page.getByRole('heading', { level: 1, name: 'Atelier Nord' }).waitFor();
    await page.getByLabel('The old one ends').selectOption({ label: 'in an hour' });
    await page.getByRole('button', { name: 'Rotate' }).click();
    await page.getByRole('heading', { name: 'Copy the new token now' }).waitFor();
    await page.getByText(/old: works until/).waitFor();
    await page.getByText('Origins and quotas').click();
    await page.getByLabel('Try-ons per month').fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('Index and model').click();
    await page.getByRole('button', { name: 'Compare and repair' }).click();
    await page.getByText('20 items looked at').waitFor();
    expect(await watched.broken('dashboard-key')).toEqual([]);
    await page.getByRole('button', { name: 'Revoke the key' }).click();
    expect(await watched.broken('dashboard-revoke')).toEqual([]);
    await page.getByRole('button', { name: 'Revoke for good' }).click();
    await page
      .getByText(/^revoked/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Delete the shop' }).click();
    await page.getByRole('heading', { name: 'Delete “Atelier Nord”?' }).waitFor();
    expect(await watched.broken('dashboard-delete-shop')).toEqual([]);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Create key' }).waitFor();
    await page.getByRole('button', { name: 'Delete the shop' }).click();
    await page.getByRole('button', { name: 'Delete Atelier Nord for good' }).click();
    await page.getByText('What it had is being erased').waitFor();
    expect(await page.getByRole('button', { name: 'Create key' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Delete the shop' }).count()).toBe(0);
    expect(await watched.broken('dashboard-deleted-shop')).toEqual([]);

    await open(page, 'Audit trail');
    await page.getByText('DELETE /api/admin/api-keys/:id').first().waitFor();
    await page.getByText('DELETE /api/admin/shops/:id').first().waitFor();
    expect(await watched.broken('dashboard-audit')).toEqual([]);
    expectClean(watched);
    await watched.close();
  });

  /** Prompts, clicks and a try-on, for the screens that show what shoppers did. */
  async function shoppersWereHere(): Promise<void> {
    const client = new Client({ url: stand.vitrine.url, key: stand.shop.key.secret_token });
    for (const prompt of ['a red dress', 'a red dress', 'blue jeans', 'a lawn mower']) {
      const { prompt_id, results } = await client.recommend({ prompt });
      const [first] = results;
      if (first === undefined) continue;
      const shown = { image_id: first.image_id, prompt_id };
      await client.events.view(shown);
      await client.events.click(shown);
    }
    const person = new Blob([new Uint8Array(await drawFigure())]);
    const [item] = await stand.shop.list();
    await client.tryOn.run(person, item?.id ?? '');
  }

  const SHOP_SCREENS = ['Similar map', 'Try-ons', 'Report', 'Usage', 'Queues and health'];

  it('shows a shop what its shoppers did, on a screen and on a phone', async () => {
    await shoppersWereHere();
    for (const [suffix, options] of [
      ['', {}],
      ['-360', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const }],
    ] as const) {
      const watched = await stand.page(options, '/dashboard/');
      const { page } = watched;
      await connect(page, 'Secret token of a shop', stand.shop.key.secret_token);
      await page.getByText('6 items', { exact: true }).waitFor();
      expect(await watched.broken(`dashboard-catalogue-shop${suffix}`)).toEqual([]);
      await page.locator('.item button').first().click();
      await page.getByRole('link', { name: 'Items like it' }).waitFor();
      expect(await watched.broken(`dashboard-item${suffix}`)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const screen of SHOP_SCREENS) {
        await open(page, screen);
        await expect.poll(() => page.getByText('Loading …').count()).toBe(0);
        if (screen === 'Similar map') {
          await page.locator('canvas').waitFor();
          await page.locator('canvas').focus();
          await page.keyboard.press('ArrowRight');
          await page.getByText('Nearest by cosine').waitFor();
        }
        if (screen === 'Try-ons') {
          await page.getByRole('button', { name: /^Show the job/ }).click();
          await page.getByText('Time by stage').waitFor();
          await page.getByText('Debug pictures').click();
          await page.getByRole('img', { name: 'person_mask' }).waitFor();
          expect(await watched.broken(`dashboard-job${suffix}`)).toEqual([]);
          await page.keyboard.press('Escape');
        }
        expect(
          await watched.broken(`dashboard-${screen.toLowerCase().replaceAll(' ', '-')}${suffix}`),
        ).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(
          options.viewport?.width ?? 1280,
        );
      }
      expectClean(watched);
      await watched.close();
    }
  });

  it('says what is wrong with a key, and shows an operator the queues', async () => {
    const watched = await stand.page({}, '/dashboard/');
    const { page } = watched;
    await connect(page, 'Secret token of a shop', stand.shop.key.publishable_token);
    await page.getByText('This is a publishable token').waitFor();
    await connect(page, 'Secret token of a shop', '');
    await page.getByText('Type the admin key, a secret token, or both.').waitFor();
    await connect(page, 'Admin key', stand.vitrine.adminKey);
    await page.getByText('Shop of a test').waitFor();
    await open(page, 'Queues and health');
    await page.getByRole('rowheader', { name: 'embedding' }).waitFor();
    await page.getByRole('rowheader', { name: 'try-on' }).waitFor();
    expect(await watched.broken('dashboard-operation')).toEqual([]);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('heading', { name: 'Connect' }).waitFor();
    expectClean(watched);
    await watched.close();
  });
});
