import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the dialog of a try-on and the page behind it', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(inject('services'), program ?? '');
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
