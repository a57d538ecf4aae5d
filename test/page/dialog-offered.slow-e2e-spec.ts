import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('whether a try-on is offered', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it.each([
    ['of another kind', () => stand.shop.key.secret_token],
    ['that there is not', () => `vt_pk_${'a'.repeat(43)}`],
    ['missing', () => ''],
  ])('with a key %s says that the page is not set up, and sends no secret', async (_what, key) => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(JSON.stringify(request.headers())));
    await page.evaluate(
      `document.querySelector('vitrine-try-on').setAttribute('key', ${JSON.stringify(key())})`,
    );
    await watched.readyToStart();
    await watched.start();
    await page.locator('dialog').getByText('This part of the page is not set up correctly.').waitFor();
    expect(sent.filter((headers) => headers.includes('vt_sk_'))).toEqual([]);
    expect(watched.problems.join('\n')).toMatch(/secret token stands in this page|API_KEY_|"key" is missing/);
    await watched.close();
  });

  it('is not offered with a secret key, which the console says at once', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await page.locator('vitrine-search .item .card').first().click();
    await page.getByRole('button', { name: 'Try it on' }).waitFor();
    const key = JSON.stringify(stand.shop.key.secret_token);
    await page.evaluate(`(() => {
      const element = document.createElement('vitrine-try-on');
      element.id = 'secret';
      element.setAttribute('key', ${key});
      document.querySelector('main').append(element);
    })()`);
    await expect.poll(() => watched.problems.join('\n')).toContain('A secret token stands in this page');
    expect(await page.locator('#secret').getByRole('button', { name: 'Try it on' }).count()).toBe(0);
    await watched.close();
  });

  it('is not offered for an item that cannot be tried on', async () => {
    const [one, other] = await stand.shop.list();
    const watched = await stand.page({}, `/shop/?item=${one?.id}`);
    const { page } = watched;
    const button = page.getByRole('button', { name: 'Try it on' });
    await button.waitFor();
    await page.route(`**/api/items/${other?.id}`, async (route) => {
      const answer = await route.fetch();
      const item = (await answer.json()) as object;
      await route.fulfill({ json: { ...item, try_on: { possible: false, reason: 'It shows shoes.' } } });
    });
    const turnTo = (id: string | undefined) =>
      page.evaluate(`document.querySelector('vitrine-try-on').setAttribute('image-id', '${id}')`);
    await turnTo(other?.id);
    await expect.poll(() => button.count()).toBe(0);
    await turnTo(one?.id);
    await button.waitFor();
    expect(watched.problems).toEqual([]);
    await watched.close();
  });
});
