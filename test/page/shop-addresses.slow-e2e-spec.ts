import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { inPage } from './support/in-page.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('an address of the shop', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it('is of an item, for whoever opens it first there', async () => {
    const [item] = await stand.shop.list();
    const watched = await stand.page({}, `/shop/?item=${item?.id}&lang=de`);
    const { page } = watched;
    await page.getByRole('heading', { name: item?.name ?? '' }).waitFor();
    const photo = page.locator('#photo');
    await inPage(photo, 'element.decode()');
    // All of the garment is seen, whatever the format of its photo.
    expect(await inPage(photo, 'getComputedStyle(element).objectFit')).toBe('contain');
    expect(await page.locator('#price').innerText()).toContain('€');
    await page.getByRole('button', { name: 'Anprobieren' }).waitFor();
    await page.getByRole('link', { name: 'Alle Artikel' }).click();
    await page.locator('vitrine-search .item').first().waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('de');
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('of an item that there is not says so, above the search', async () => {
    const watched = await stand.page({}, '/shop/?item=01936b2e-0000-7000-8000-000000000000');
    const { page } = watched;
    await page.getByText('This item is not in the shop any more.').waitFor();
    await page.locator('vitrine-search .item').first().waitFor();
    expect(await watched.broken('item-gone')).toEqual([]);
    await watched.close();
  });

  it('is of a search, which is there again after an item and after loading anew', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    const input = page.getByRole('combobox', { name: 'What are you looking for?' });
    await cards.first().waitFor();
    await input.fill('blue jeans');
    await input.press('Enter');
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);
    expect(new URL(page.url()).searchParams.get('q')).toBe('blue jeans');
    await cards.first().click();
    await page.getByRole('heading', { name: /jeans/i }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /jeans/i }).waitFor();
    await page.goBack();
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);
    await page.reload();
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);
    expect(await input.inputValue()).toBe('blue jeans');
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('has no search after the words were taken away, and what they had found is gone', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    const input = page.getByRole('combobox', { name: 'What are you looking for?' });
    await cards.first().waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.poll(() => cards.count()).toBe(0);
    expect(await input.inputValue()).toBe('');
    expect(await inPage(input, 'element.getRootNode().activeElement === element')).toBe(true);
    expect(await page.getByRole('button', { name: 'Clear the search' }).count()).toBe(0);
    expect(await watched.broken('cleared')).toEqual([]);
    await input.fill('jeans');
    await expect.poll(() => cards.count()).toBeGreaterThan(0);
    await input.fill('');
    await input.press('Enter');
    await expect.poll(() => cards.count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'blue jeans', exact: true }).waitFor();
    expect(await cards.count()).toBe(0);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });
});
