import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { inPage } from './support/in-page.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the picture of a try-on', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  it.each([
    ['a phone that lies', { width: 844, height: 390 }, '100%'],
    ['a small phone', { width: 320, height: 568 }, '100%'],
    ['text of twice the size', { width: 390, height: 844 }, '200%'],
    ['text of twice the size on a small phone', { width: 360, height: 740 }, '200%'],
    ['text of twice the size on one that lies', { width: 740, height: 360 }, '200%'],
  ])(
    'shows all of the picture, and nothing sideways or over something else, on %s',
    async (what, viewport, text) => {
      const watched = await stand.page({ viewport, hasTouch: true });
      const { page } = watched;
      await page.evaluate(`document.documentElement.style.fontSize = '${text}'`);
      await watched.openDialog();
      await watched.readyToStart();
      // What is made narrower than it needs lies over what is below it.
      const sheet = page.locator('dialog[open] .sheet');
      const squeezed =
        '[...element.children].filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.className || one.localName)';
      await watched.picture(`chosen-${what.replaceAll(' ', '-')}`);
      expect(await inPage(sheet, squeezed)).toEqual([]);
      const isSeen = 'element.getBoundingClientRect().bottom <= innerHeight';
      expect(await inPage(page.locator('dialog [part=start]'), isSeen)).toBe(true);
      // What the job comes to is not heard before the page was looked at, however often the page asks.
      let looked = () => {};
      const isLookedAt = new Promise<void>((resolve) => (looked = resolve));
      let asked = 0;
      await page.route('**/events', async (route) => {
        asked++;
        await isLookedAt;
        await route.continue();
      });
      await watched.start();
      await expect.poll(() => asked).toBeGreaterThan(0);
      const working = [
        await inPage(sheet, squeezed),
        await inPage(page.locator('dialog progress'), 'element.offsetHeight'),
      ];
      looked();
      expect(working).toEqual([[], 8]);
      await page.getByRole('slider').waitFor();
      const [picture, footer, before, after] = await Promise.all(
        ['.compare', 'footer', '.tag >> nth=0', '.tag >> nth=1'].map((one) =>
          page.locator('dialog[open]').locator(one).boundingBox(),
        ),
      );
      if (!picture || !footer || !before || !after) throw new Error('Something is not shown.');
      expect(footer.y).toBeGreaterThanOrEqual(picture.y + picture.height);
      expect(after.x >= before.x + before.width || after.y >= before.y + before.height).toBe(true);
      await watched.picture(`whole-${what.replaceAll(' ', '-')}`);
      const cut = await inPage(
        page.locator('dialog .compare'),
        'element.querySelector(".after").clientHeight - element.clientHeight',
      );
      expect(cut).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      await watched.close();
    },
  );

  it('moves the line to where a finger is put down, and puts the item into the cart', async () => {
    const watched = await stand.page({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    await watched.start();
    const slider = page.getByRole('slider');
    await slider.waitFor();
    const box = await page.locator('dialog .compare').boundingBox();
    if (box === null) throw new Error('There is no picture.');
    const middle = box.y + box.height / 3;
    await page.mouse.move(box.x + box.width * 0.25, middle);
    await page.mouse.down();
    expect(Number(await slider.inputValue())).toBeCloseTo(25, -1);
    await page.mouse.move(box.x + box.width * 0.75, middle, { steps: 4 });
    await page.mouse.up();
    expect(Number(await slider.inputValue())).toBeCloseTo(75, -1);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^7\d %$/);
    await page.touchscreen.tap(box.x + box.width / 2, middle);
    expect(Number(await slider.inputValue())).toBeCloseTo(50, -1);
    expect(await watched.broken('compared-360')).toEqual([]);
    await page.locator('dialog').getByRole('button', { name: 'Add to cart' }).click();
    await page.locator('dialog').getByRole('button', { name: 'Added' }).waitFor();
    expect(await page.locator('#cart-count').textContent()).toBe('1');
    await watched.close();
  });

  it('gives the picture to keep, and to share where the browser can', async () => {
    const watched = await stand.page();
    const { page } = watched;
    // As browsers of phones have it; Chromium of a desktop has not.
    await page.evaluate(`Object.assign(navigator, {
      canShare: ({ files }) => files.length === 1,
      share: async ({ files }) => void (window.shared = [files[0].name, files[0].type, files[0].size]),
    })`);
    await watched.openDialog();
    await watched.readyToStart();
    await watched.start();
    await page.getByRole('slider').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    const saved = await readFile(await (await download).path());
    expect((await download).suggestedFilename()).toBe('try-on.jpg');
    const { format, height } = await sharp(saved).metadata();
    expect(format).toBe('jpeg');
    expect(height).toBeGreaterThan(300);
    await page.getByRole('button', { name: 'Share' }).click();
    expect(await page.evaluate('window.shared')).toEqual(['try-on.jpg', 'image/jpeg', saved.length]);
    await watched.close();
  });

  it('is offered for another item where it is a draft, which never comes out otherwise', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    await watched.start();
    await page.getByRole('slider').waitFor();
    expect(await page.getByRole('button', { name: 'Another version' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Another item' }).click();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.locator('vitrine-recommend[kind=similar] .item .card').first().click();
    await page.getByRole('button', { name: 'Try it on' }).click();
    // The photo is there already, as it was in the dialog before; whether it is used is asked anew.
    await page.getByRole('img', { name: 'Your photo' }).waitFor();
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('has other versions where it was rendered: each is asked for by another seed', async () => {
    const watched = await stand.page();
    const { page } = watched;
    // As it goes with a renderer; there is none here.
    await page.route('**/api/tryon/*/events', (route) => {
      const job_id = /([^/]+)\/events/.exec(route.request().url())?.[1];
      const job = {
        job_id,
        status: 'completed',
        progress: 100,
        mode: 'final',
        results: [{ url: '/shop/person.jpg?of=it' }],
      };
      const body = `id: completed\ndata: ${JSON.stringify(job)}\n\n`;
      return route.fulfill({ contentType: 'text/event-stream', body });
    });
    // The form is a blob by then, which the browser shows to nobody but the page.
    await page.evaluate(`(() => {
      const send = window.fetch;
      window.seeds = [];
      window.fetch = async (to, init) => {
        if (to.endsWith('/api/tryon')) window.seeds.push(/name="seed"\\s+(\\d+)/.exec(await init.body.text())?.[1]);
        return send(to, init);
      };
    })()`);
    await watched.openDialog();
    await watched.readyToStart();
    await watched.start();
    await page.getByRole('slider').waitFor();
    expect(await page.getByRole('button', { name: 'Another item' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Another version' }).click();
    await expect.poll(() => page.evaluate('window.seeds')).toEqual(['0', '1']);
    await page.getByRole('slider').waitFor();
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('is as good in the dark, in Arabic, and where nothing moves', async () => {
    const viewport = { width: 360, height: 740 };
    const watched = await stand.page(
      { viewport, hasTouch: true, colorScheme: 'dark', reducedMotion: 'reduce' },
      '/shop/?lang=ar',
    );
    const { page } = watched;
    await page.locator('vitrine-search .item .card').first().click();
    expect(await watched.broken('item-ar-dark')).toEqual([]);
    await page.getByRole('button', { name: 'جرّبه' }).click();
    expect(await watched.broken('dialog-ar-dark')).toEqual([]);
    await page.getByRole('button', { name: 'استخدم الشخص النموذجي' }).click();
    await page.getByRole('checkbox').check();
    expect(await watched.broken('chosen-ar-dark')).toEqual([]);
    await page.locator('dialog').getByRole('button', { name: 'جرّبه' }).click();
    await page.locator('dialog progress').waitFor();
    await watched.picture('working-ar-dark');
    await page.getByRole('slider').waitFor();
    expect(await watched.broken('result-ar-dark')).toEqual([]);
    expect(await inPage(page.locator('dialog .compare .before'), 'element.getAnimations().length')).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });
});
