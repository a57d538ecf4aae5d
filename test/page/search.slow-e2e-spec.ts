import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the search of a page', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it('takes filters away with the words whose items they narrow: other words are for all of the shop', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    const pressed = page.locator('vitrine-search [part=filters] [aria-pressed=true]');
    await cards.first().waitFor();
    await page.locator('vitrine-search [part=filters] button').first().click();
    await expect.poll(() => pressed.count()).toBe(1);
    const input = page.getByRole('combobox', { name: 'What are you looking for?' });
    await input.fill('blue jeans');
    await input.press('Enter');
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);
    expect(await pressed.count()).toBe(0);
    await watched.close();
  });

  it('lets filters be taken away where nothing fits with them, which a screen reader says too', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    const live = page.locator('vitrine-search [aria-live]');
    await cards.first().waitFor();
    await expect.poll(() => live.textContent()).toMatch(/^Results: \d+$/);
    // As of a shop that has nothing of both.
    await page.route('**/api/prompts', async (route) => {
      const { filters } = route.request().postDataJSON() as { filters: object };
      if (Object.keys(filters).length === 0) return route.continue();
      const answer = await route.fetch();
      return route.fulfill({
        response: answer,
        json: { ...((await answer.json()) as object), fallback_used: 'popular' },
      });
    });
    await page.locator('vitrine-search [part=filters] button').first().click();
    const clear = page.getByRole('button', { name: 'Clear filters' });
    await clear.waitFor();
    expect(await live.textContent()).toBe('Nothing fits that. Others liked this:');
    expect(await watched.broken('nothing-fits')).toEqual([]);
    await clear.click();
    await clear.waitFor({ state: 'detached' });
    await expect.poll(() => live.textContent()).toMatch(/^Results: \d+$/);
    expect(await page.locator('vitrine-search [part=filters] [aria-pressed=true]').count()).toBe(0);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('goes on from what is typed on a slow network too, where what is found comes first', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await page.locator('vitrine-search .item').first().waitFor();
    let found = () => {};
    const isFound = new Promise<void>((resolve) => (found = resolve));
    await page.route('**/api/suggest?*', async (route) => {
      await isFound;
      await route.continue();
    });
    const answered = page.waitForResponse((each) => each.url().endsWith('/api/prompts'));
    await page.getByRole('combobox', { name: 'What are you looking for?' }).fill('red dr');
    await answered;
    found();
    await page.locator('vitrine-search').getByRole('option', { name: /dress/i }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('vitrine-search').getByRole('option').count()).toBe(0);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });
});
