import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the dialog of a try-on and the page behind it', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it('closes when the shopper goes back, and leaves the page where it was', async () => {
    const watched = await stand.page({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = watched;
    await watched.openDialog();
    const item = page.url();
    // As a page's own router notices that its shopper goes about.
    await page.evaluate("window.told = 0; addEventListener('popstate', () => { window.told += 1; })");
    await watched.readyToStart();
    stand.vitrine.tryOnWorker?.pause();
    const job = await watched.accepted();
    await page.goBack();
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    stand.vitrine.tryOnWorker?.resume();
    await expect.poll(() => stand.statusOf(job)).toBe(404);
    expect(page.url()).toBe(item);

    // Closed in another way, it leaves nothing behind that the shopper would have to go back through.
    await page.getByRole('button', { name: 'Try it on' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('history.state')).toBeNull();
    expect(await page.evaluate('window.told')).toBe(0);
    await page.goBack();
    await page.locator('vitrine-search .item').first().waitFor();
    expect(await page.evaluate('window.told')).toBe(1);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it.each([
    ['loaded again', (page: Page) => page.reload()],
    [
      'left for another page, and come back to',
      async (page: Page) => {
        await page.goto(`${stand.vitrine.url}/shop/snippet.html`);
        await page.goBack();
      },
    ],
  ])('leaves nothing to go back through when the page is %s with the dialog open', async (_what, leave) => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    const item = page.url();
    await page.getByRole('heading', { name: 'See it on you' }).waitFor();
    await leave(page);
    await page.getByRole('button', { name: 'Try it on' }).waitFor();
    await expect.poll(() => page.evaluate('history.state')).toBeNull();
    expect(page.url()).toBe(item);
    await page.goBack();
    await page.locator('vitrine-search .item').first().waitFor();
    expect(page.url()).not.toBe(item);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('leaves nothing to go forward to once it was closed, and tells the router of the page where it is', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    const item = page.url();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('history.state')).toBeNull();
    await page.evaluate("window.told = 0; addEventListener('popstate', () => { window.told += 1; })");
    await page.goForward();
    await expect.poll(() => page.evaluate('history.state')).toBeNull();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(page.url()).toBe(item);
    // From further away the page's own router has to be told, as of any entry.
    await page.goBack();
    await page.locator('vitrine-search .item').first().waitFor();
    const told = Number(await page.evaluate('window.told'));
    await page.evaluate('history.go(2)');
    await page.getByRole('button', { name: 'Try it on' }).waitFor();
    await expect.poll(() => page.evaluate('history.state')).toBeNull();
    expect(Number(await page.evaluate('window.told'))).toBeGreaterThan(told);
    await page.goBack();
    await page.locator('vitrine-search .item').first().waitFor();
    await watched.close();
  });

  it('closes when the page hides what it is part of', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await page.locator('dialog[open]').waitFor();
    await page.evaluate("document.querySelector('#item-page').hidden = true");
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await watched.close();
  });
});
