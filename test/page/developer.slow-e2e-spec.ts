import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)("a shop's developer", () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(inject('services'), program ?? '');
  });
  afterAll(() => stand?.stop());

  it('copies the elements with the own key, and is told of a secret one', async () => {
    const watched = await stand.page({}, '/shop/snippet.html');
    const { page } = watched;
    const code = page.locator('#snippet');
    await expect.poll(() => code.innerText()).toContain(`key="${stand.shop.key.publishable_token}"`);
    expect(await watched.broken('snippet')).toEqual([]);
    await page.getByLabel('Your publishable key').fill(stand.shop.key.secret_token);
    await page.getByText('Revoke it now').waitFor();
    expect(await code.innerText()).not.toContain('vt_sk_');
    expect(watched.problems).toEqual([]);
    expect(watched.elsewhere).toEqual([]);
    await watched.close();
  });

  it('is warned where a secret token stands in the page, which is not used', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await page.locator('vitrine-search .item').first().waitFor();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(JSON.stringify(request.headers())));
    const told = page.waitForEvent('console', (message) =>
      message.text().includes('A secret token stands in this page'),
    );
    const key = JSON.stringify(stand.shop.key.secret_token);
    await page.evaluate(`document.querySelector('vitrine-search').setAttribute('key', ${key})`);
    await told;
    expect(sent.filter((headers) => headers.includes('vt_sk_'))).toEqual([]);
    await watched.close();
  });

  it('reads in the console which origin a key may not be used from', async () => {
    const keyUrl = `/api/admin/api-keys/${stand.shop.key.id}`;
    await stand.vitrine.admin.send('PATCH', keyUrl, { json: { allowed_origins: ['https://shop.example'] } });
    const watched = await stand.page();
    await watched.page.getByText('This part of the page is not set up correctly.').first().waitFor();
    const sentence = `ORIGIN_NOT_ALLOWED: This publishable key may not be used from "${stand.vitrine.url}"`;
    expect(watched.problems.join('\n')).toContain(sentence);
    await stand.vitrine.admin.send('PATCH', keyUrl, { json: { allowed_origins: [] } });
    await watched.close();
  });
});
