import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the shop page', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it('takes a shopper from words to an item and to a picture of it on a person, which they delete', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    await cards.first().waitFor();
    await page.getByRole('button', { name: 'blue jeans', exact: true }).click();
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);
    await page.getByRole('button', { name: 'a red dress', exact: true }).click();
    await expect.poll(() => cards.first().innerText()).toMatch(/red.*dress/i);
    expect(await watched.broken('search')).toEqual([]);

    await cards.first().click();
    await page.getByRole('heading', { name: /dress/i }).waitFor();
    await page.locator('vitrine-recommend[kind=similar] .item').first().waitFor();
    expect(await watched.broken('item')).toEqual([]);

    await page.getByRole('button', { name: 'Try it on' }).click();
    expect(await watched.broken('dialog')).toEqual([]);
    const start = page.locator('dialog').getByRole('button', { name: 'Try it on' });
    expect(await start.isDisabled()).toBe(true);
    await watched.readyToStart();
    const accepted = page.waitForResponse((answer) => answer.url().endsWith('/api/tryon'));
    await start.click();
    const { job_id } = (await (await accepted).json()) as { job_id: string };
    const slider = page.getByRole('slider');
    await slider.waitFor({ timeout: 60_000 });
    await slider.press('End');
    expect(await slider.getAttribute('aria-valuetext')).toBe('100 %');
    expect(await watched.broken('result')).toEqual([]);
    const kept = await stand.shop.secret.get(`/api/tryon/${job_id}`);
    expect(JSON.parse(kept.text)).toMatchObject({ consent: { version: 'vitrine-1' } });

    await page.getByRole('button', { name: 'Delete now' }).click();
    await page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect((await stand.shop.secret.get(`/api/tryon/${job_id}`)).status).toBe(404);
    expect(watched.problems).toEqual([]);
    expect(watched.elsewhere).toEqual([]);
    await watched.close();
  });
});
