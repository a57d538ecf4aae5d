import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { inPage } from './support/in-page.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

/** The last of these takes the items away: they are in the order of their lines. */
describe.skipIf(program === undefined)('what goes wrong in a page', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it('a camera that may not be used, or is not there, leaves the file', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    for (const [name, sentence] of [
      ['NotAllowedError', 'The camera may not be used here.'],
      ['NotFoundError', 'No camera was found. Choose a photo instead.'],
    ] as const) {
      await page.evaluate(
        `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '${name}'))`,
      );
      await page.getByRole('button', { name: 'Use the camera' }).click();
      await page.getByText(sentence).waitFor();
    }
    await watched.readyToStart();
    expect(await page.locator('dialog').getByRole('button', { name: 'Try it on' }).isEnabled()).toBe(true);
    await watched.close();
  });

  it('a photo of 40 MB is made smaller before it is sent', async () => {
    const side = 3_700;
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const image = sharp({ create: { width: side, height: side, channels: 3, background: '#888', noise } });
    const buffer = await image.png({ compressionLevel: 0 }).toBuffer();
    expect(buffer.length).toBeGreaterThan(40_000_000);
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await page
      .locator('dialog input[type=file]')
      .setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer });
    const photo = page.getByRole('img', { name: 'Your photo' });
    await photo.waitFor();
    expect(await inPage(photo, '[element.naturalWidth, element.naturalHeight]')).toEqual([1600, 1600]);
    await watched.close();
  });

  it('an API that is away, and a result that is gone, are said, and gone on from', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    await cards.first().waitFor();
    await page.route('**/api/prompts', (route) => route.abort());
    await page.getByRole('button', { name: 'blue jeans', exact: true }).click();
    await page.getByText('There is no connection.').waitFor();
    await page.unroute('**/api/prompts');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);

    await page.route('**/result?*', (route) => route.fulfill({ status: 404 }));
    await watched.openDialog();
    await watched.readyToStart();
    await page.locator('dialog').getByRole('button', { name: 'Try it on' }).click();
    await page.getByText('This picture has expired and was deleted.').waitFor();
    await page.unroute('**/result?*');
    await page.locator('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('slider').waitFor();
    await watched.close();
  });

  it('an API that is slow leaves what was found before, and at first the places of what is to come', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const cards = page.locator('vitrine-search .item .card');
    await cards.first().waitFor();
    const held: (() => Promise<void>)[] = [];
    await page.route('**/api/prompts', (route) => void held.push(() => route.continue()));
    await page.getByRole('button', { name: 'blue jeans', exact: true }).click();
    await page.locator('vitrine-search .grid[aria-busy=true]').waitFor();
    await page.getByText('Searching …').waitFor({ state: 'attached' });
    expect(await cards.count()).toBeGreaterThan(0);
    // What is shown is of the words of before, which is seen.
    const grid = page.locator('vitrine-search .grid');
    await expect
      .poll(() => inPage(grid, 'Number(getComputedStyle(element.parentElement).opacity)'))
      .toBe(0.5);
    // Photos that take their time do not leave those of other items beside the new names.
    await page.route('**/preview?*', () => undefined);
    await inPage(cards.first(), "void (element.querySelector('img').wasThere = true)");
    await expect.poll(() => held.length).toBe(1);
    await held.pop()?.();
    await expect.poll(() => cards.first().innerText()).toMatch(/jeans/i);
    expect(await inPage(cards.first(), "element.querySelector('img').wasThere")).toBeUndefined();
    await expect.poll(() => inPage(grid, 'Number(getComputedStyle(element.parentElement).opacity)')).toBe(1);
    await page.unroute('**/preview?*');

    await page.reload();
    await expect.poll(() => page.locator('vitrine-search .waiting').count()).toBe(8);
    expect(await watched.broken('waiting')).toEqual([]);
    await expect.poll(() => held.length).toBe(1);
    await held.pop()?.();
    await cards.first().waitFor();
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('an item that was deleted meanwhile is no more in the shop', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    for (const { id } of await stand.shop.list()) await stand.shop.secret.send('DELETE', `/api/images/${id}`);
    await page.locator('dialog').getByRole('button', { name: 'Try it on' }).click();
    await page.locator('dialog').getByText('This item is not in the shop any more.').waitFor();
    expect(await page.getByRole('slider').count()).toBe(0);
    await watched.close();
  });
});
