import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { drawFigure } from '#try-on/drawings';
import { findChromium } from './support/chromium.js';
import { dragFiles } from './support/drag-files.js';
import { inPage } from './support/in-page.js';
import { PageStand } from './support/page-stand.js';
import type { WatchedPage } from './support/watched-page.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the dialog of a try-on', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(inject('services'), program ?? '');
  });
  afterAll(() => stand?.stop());

  const start = (page: Page) => page.locator('dialog[open]').getByRole('button', { name: 'Try it on' });
  /** Starts, and gives the id of the job. */
  async function accepted({ page }: WatchedPage): Promise<string> {
    const answer = page.waitForResponse((each) => each.url().endsWith('/api/tryon'));
    await start(page).click();
    return ((await (await answer).json()) as { job_id: string }).job_id;
  }
  const statusOf = async (job: string) => (await stand.shop.secret.get(`/api/tryon/${job}`)).status;

  it('closes another one that is open: its job is erased, and the new one works', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    const other = (await stand.shop.list()).at(-1);
    const attributes = {
      id: 'other',
      key: stand.shop.key.publishable_token,
      'image-id': other?.id ?? '',
      name: 'The other item',
      'sample-photo': '/shop/person.jpg',
    };
    await page.evaluate(`(() => {
      const element = document.createElement('vitrine-try-on');
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) element.setAttribute(name, value);
      document.querySelector('main').append(element);
    })()`);
    await watched.readyToStart();
    const first = await accepted(watched);
    // As a page may: the button itself is behind the dialog that is open.
    await page.evaluate("document.querySelector('#other').open()");
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.locator('#other').getByText('The other item').waitFor();
    await expect.poll(() => statusOf(first)).toBe(404);
    await watched.readyToStart();
    const second = await accepted(watched);
    await page.getByRole('slider').waitFor();
    expect(await statusOf(second)).toBe(200);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('lets two tabs of a browser try on at once, neither of which ends what the other has', async () => {
    const one = await stand.page();
    const two = await stand.another(one);
    for (const tab of [one, two]) {
      await tab.openDialog();
      await tab.readyToStart();
    }
    const [first, second] = [await accepted(one), await accepted(two)];
    expect(first).not.toBe(second);
    for (const { page } of [one, two]) await page.getByRole('slider').waitFor();
    await one.page.getByRole('button', { name: 'Delete now' }).click();
    await one.page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    await two.page.getByRole('button', { name: 'Once more' }).click();
    await two.page.getByRole('slider').waitFor();
    // The photo of the one tab is in no memory of the other.
    await two.page.getByRole('button', { name: 'Other photo' }).click();
    await two.page.getByRole('button', { name: 'Use your last photo' }).waitFor();
    await one.page.getByRole('button', { name: 'Other photo' }).click();
    expect(await one.page.getByRole('button', { name: 'Use your last photo' }).count()).toBe(0);
    await one.close();
  });

  it('says that the network is gone while a picture is made, and deletes what was made then too', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    stand.vitrine.tryOnWorker?.pause();
    const lost = await accepted(watched);
    await page.getByText('Waiting for a free place').waitFor();
    await page.context().setOffline(true);
    stand.vitrine.tryOnWorker?.resume();
    await page.getByText('There is no connection.').waitFor();
    expect(await watched.broken('offline')).toEqual([]);
    await page.context().setOffline(false);
    await page.locator('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('slider').waitFor();
    await expect.poll(() => statusOf(lost)).toBe(200);
    await page.getByRole('button', { name: 'Delete now' }).click();
    await page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect(await statusOf(lost)).toBe(404);
    expect(await watched.broken('deleted')).toEqual([]);
    await watched.close();
  });

  it('goes on deleting where the network failed, and sends no photo again', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    const job = await accepted(watched);
    await page.getByRole('slider').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Delete now' }).click();
    await page.getByText('There is no connection.').waitFor();
    expect(await watched.broken('not-deleted')).toEqual([]);
    await page.context().setOffline(false);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await page.locator('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect(sent).toEqual(['DELETE']);
    expect(await statusOf(job)).toBe(404);
    await watched.close();
  });

  it('deletes what was made before it was closed, when it is opened again', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const deleteMade = page.getByRole('button', { name: 'Delete the pictures made here' });
    await watched.openDialog();
    expect(await deleteMade.count()).toBe(0);
    await watched.readyToStart();
    const first = await accepted(watched);
    await page.getByRole('slider').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try it on' }).click();
    // One that is cancelled leaves nothing that could be deleted.
    await watched.readyToStart();
    stand.vitrine.tryOnWorker?.pause();
    const cancelled = await accepted(watched);
    await page.getByText('Waiting for a free place').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => statusOf(cancelled)).toBe(404);
    stand.vitrine.tryOnWorker?.resume();
    await page.getByRole('button', { name: 'Try it on' }).click();
    await page.getByRole('button', { name: 'Use your last photo' }).waitFor();
    expect(await watched.broken('opened-again')).toEqual([]);
    expect(await statusOf(first)).toBe(200);
    await deleteMade.click();
    await page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect(await statusOf(first)).toBe(404);
    await page.getByRole('button', { name: 'Other photo' }).click();
    await page.getByText('Choose a photo').waitFor();
    expect(await deleteMade.count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Use your last photo' }).count()).toBe(0);
    await watched.close();
  });

  it.each([
    ['a phone that lies', { width: 844, height: 390 }, '100%'],
    ['a small phone', { width: 320, height: 568 }, '100%'],
    ['text of twice the size', { width: 390, height: 844 }, '200%'],
  ])('shows all of the picture, and nothing sideways, on %s', async (what, viewport, text) => {
    const watched = await stand.page({ viewport, hasTouch: true });
    const { page } = watched;
    await page.evaluate(`document.documentElement.style.fontSize = '${text}'`);
    await watched.openDialog();
    await watched.readyToStart();
    await start(page).click();
    await page.getByRole('slider').waitFor();
    await watched.picture(`whole-${what.replaceAll(' ', '-')}`);
    const cut = await inPage(
      page.locator('dialog .compare'),
      'element.querySelector(".after").clientHeight - element.clientHeight',
    );
    expect(cut).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    await watched.close();
  });

  it('moves the line to where a finger is put down, and puts the item into the cart', async () => {
    const watched = await stand.page({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    await start(page).click();
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

  it('takes a photo that is dropped on it, and one that is pasted', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const watched = await stand.page({ permissions });
    const { page } = watched;
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-drop-'));
    const file = join(folder, 'me.png');
    const size = { width: 300, height: 400 };
    await sharp(await drawFigure(size))
      .png()
      .toFile(file);
    const photo = page.getByRole('img', { name: 'Your photo' });
    const shown = () => inPage(photo, '[element.naturalWidth, element.naturalHeight]');
    await watched.openDialog();
    await (await dragFiles(page.locator('dialog .drop'), [file])).drop();
    await photo.waitFor();
    expect(await shown()).toEqual([300, 400]);
    await page.getByRole('button', { name: 'Other photo' }).click();
    const copied = await sharp(file).resize(240, 320).png().toBuffer();
    await page.evaluate(`(async () => {
      const bytes = Uint8Array.from(atob('${copied.toString('base64')}'), (c) => c.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    })()`);
    await page.keyboard.press('Control+V');
    await photo.waitFor();
    expect(await shown()).toEqual([240, 320]);
    expect(watched.problems).toEqual([]);
    await rm(folder, { recursive: true });
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
    await start(page).click();
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

  it('counts down before it takes a photo, unless one goes back meanwhile', async () => {
    const watched = await stand.page({ permissions: ['camera'] });
    const { page } = watched;
    const video = page.locator('dialog video');
    await watched.openDialog();
    const begin = async () => {
      await page.getByRole('button', { name: 'Use the camera' }).click();
      await expect.poll(() => inPage(video, 'element.videoWidth')).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'In 5 seconds' }).click();
      await page.locator('dialog .countdown').getByText('5').waitFor();
    };
    // The page's time stands still but for what the spec lets pass.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await begin();
    expect(await page.getByRole('button', { name: 'Take the photo' }).isDisabled()).toBe(true);
    await watched.picture('countdown');
    await page.clock.runFor(4_500);
    await page.locator('dialog .countdown').getByText('1').waitFor();
    await page.clock.runFor(1_000);
    await page.getByRole('img', { name: 'Your photo' }).waitFor();
    await page.getByRole('button', { name: 'Other photo' }).click();
    await begin();
    await page.locator('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.clock.runFor(10_000);
    await page.getByText('Choose a photo').waitFor();
    expect(await page.getByRole('img', { name: 'Your photo' }).count()).toBe(0);
    await watched.close();
  });

  it('converts a HEIC photo where the browser reads it', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    const jpeg = await sharp(await drawFigure({ width: 600, height: 800 }))
      .jpeg()
      .toBuffer();
    // Chromium reads none; this one reads it as Safari does, which shows what becomes of it.
    await page.evaluate(`(() => {
      const read = window.createImageBitmap;
      const photo = Uint8Array.from(atob('${jpeg.toString('base64')}'), (c) => c.charCodeAt(0));
      window.createImageBitmap = (file, options) =>
        read(file.type === 'image/heic' ? new Blob([photo]) : file, options);
    })()`);
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0');
    await page
      .locator('dialog input[type=file]')
      .setInputFiles({ name: 'me.heic', mimeType: 'image/heic', buffer: heic });
    const photo = page.getByRole('img', { name: 'Your photo' });
    await photo.waitFor();
    expect(await inPage(photo, '[element.naturalWidth, element.naturalHeight]')).toEqual([600, 800]);
    await page.getByRole('checkbox').check();
    await start(page).click();
    // The API takes no HEIC: what came there was a JPEG.
    await page.getByRole('slider').waitFor();
    await watched.close();
  });

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
    await start(page).click();
    await page.locator('dialog').getByText('This part of the page is not set up correctly.').waitFor();
    expect(sent.filter((headers) => headers.includes('vt_sk_'))).toEqual([]);
    expect(watched.problems.join('\n')).toMatch(/secret token stands in this page|API_KEY_|"key" is missing/);
    await watched.close();
  });

  it('closes when the shopper goes back, and leaves the page where it was', async () => {
    const watched = await stand.page({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = watched;
    await watched.openDialog();
    const item = page.url();
    // As a page's own router notices that its shopper goes about.
    await page.evaluate("window.told = 0; addEventListener('popstate', () => { window.told += 1; })");
    await watched.readyToStart();
    stand.vitrine.tryOnWorker?.pause();
    const job = await accepted(watched);
    await page.goBack();
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    stand.vitrine.tryOnWorker?.resume();
    await expect.poll(() => statusOf(job)).toBe(404);
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
