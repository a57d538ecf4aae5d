import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)("a shop's developer", () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
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

  it("names an item by the shop's own id, and asks for what is popular", async () => {
    const [item, other] = await stand.shop.list();
    const { prompt_id, results } = await stand.shop.recommend(item?.name ?? '');
    const liked = results[0]?.image_id ?? other?.id;
    await stand.shop.secret.post('/api/events', { type: 'click', image_id: liked, prompt_id });
    const watched = await stand.page({}, '/shop/snippet.html');
    const { page } = watched;
    const add = (attributes: Record<string, string>) =>
      page.evaluate(`(() => {
        const element = document.createElement('vitrine-recommend');
        const given = ${JSON.stringify({ key: stand.shop.key.publishable_token, ...attributes })};
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        document.querySelector('main, body').append(element);
      })()`);
    await page.evaluate("import('/elements/vitrine.js')");
    await add({ 'external-id': item?.external_id ?? '', kind: 'similar', id: 'similar' });
    await page.locator('#similar .item').first().waitFor();
    await expect
      .poll(async () => (await stand.shop.publishable.get('/api/recommend/popular')).text, {
        timeout: 60_000,
      })
      .toContain(liked);
    await add({ kind: 'popular', id: 'popular' });
    await page.locator('#popular .item').first().waitFor();
    await page.getByRole('heading', { name: 'Popular now' }).waitFor();
    expect(watched.problems).toEqual([]);
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
