import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '#try-on/drawings';
import { findChromium } from './support/chromium.js';
import { inPage } from './support/in-page.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('a shopper', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

  const jpeg = (buffer: Buffer) => ({ name: 'me.jpg', mimeType: 'image/jpeg', buffer });

  it('tries on at 360 pixels, where everything fits and can be hit', async () => {
    const watched = await stand.page({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const { page } = watched;
    const photo = page.locator('vitrine-search .item img').first();
    await photo.waitFor();
    await inPage(photo, 'element.decode()');
    expect(await watched.broken('search-360')).toEqual([]);
    await watched.openDialog();
    expect(await watched.broken('dialog-360')).toEqual([]);
    await watched.readyToStart();
    await page.locator('dialog').getByRole('button', { name: 'Try it on' }).click();
    await page.getByRole('slider').waitFor({ timeout: 60_000 });
    expect(await watched.broken('result-360')).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBe(360);
    for (const button of await page.locator('dialog button:visible, dialog .button:visible').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.height ?? 0, box?.width ?? 0), await button.innerText()).toBeGreaterThanOrEqual(
        44,
      );
    }
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('sends a photo upright and reduced, whatever the phone wrote into it', async () => {
    const upright = sharp(await drawFigure({ width: 1800, height: 2400 }));
    // As a phone stores it that was held upright: lying, with the word to turn it.
    const lying = await upright.rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await page.locator('dialog input[type=file]').setInputFiles(jpeg(lying));
    const photo = page.getByRole('img', { name: 'Your photo' });
    await photo.waitFor();
    const size = await inPage(photo, '[element.naturalWidth, element.naturalHeight]');
    expect(size).toEqual([1200, 1600]);
    await watched.close();
  });

  it('is told what is wrong with a file, and with a photo of nobody', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    const input = page.locator('dialog input[type=file]');
    await input.setInputFiles(jpeg(randomBytes(4_000)));
    await page.getByText('This file is no photo that we can read.').waitFor();
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), randomBytes(400)]);
    await input.setInputFiles({ name: 'me.heic', mimeType: '', buffer: heic });
    await page.getByText('Your browser cannot read HEIC photos.').waitFor();
    const wall = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#9aa' } })
      .jpeg()
      .toBuffer();
    await input.setInputFiles(jpeg(wall));
    await page.getByRole('checkbox').check();
    await page.locator('dialog').getByRole('button', { name: 'Try it on' }).click();
    await page.getByText('We could not find one person in the photo.').waitFor({ timeout: 60_000 });
    // It would be refused again.
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await watched.broken('refused')).toEqual([]);
    await watched.close();
  });

  it('takes a photo with the camera, which is off when the dialog closes', async () => {
    const watched = await stand.page({ permissions: ['camera'] });
    const { page } = watched;
    await watched.openDialog();
    await page.getByRole('button', { name: 'Use the camera' }).click();
    const video = page.locator('dialog video');
    const shoot = page.getByRole('button', { name: 'Take the photo' });
    await expect.poll(() => inPage(video, 'element.videoWidth')).toBeGreaterThan(0);
    expect(await watched.broken('camera')).toEqual([]);
    await inPage(video, 'void (window.track = element.srcObject.getTracks()[0])');
    await shoot.click();
    await page.getByRole('img', { name: 'Your photo' }).waitFor();
    expect(await page.evaluate('window.track.readyState')).toBe('ended');
    await page.getByRole('button', { name: 'Other photo' }).click();
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await expect.poll(() => inPage(video, 'element.videoWidth')).toBeGreaterThan(0);
    await inPage(video, 'void (window.track = element.srcObject.getTracks()[0])');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('window.track.readyState')).toBe('ended');
    await watched.close();
  });

  it('ends a try-on by closing the dialog: nothing of the job is left', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    const accepted = page.waitForResponse((answer) => answer.url().endsWith('/api/tryon'));
    await page.locator('dialog').getByRole('button', { name: 'Try it on' }).click();
    const { job_id } = (await (await accepted).json()) as { job_id: string };
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await stand.shop.secret.get(`/api/tryon/${job_id}`)).status).toBe(404);
    expect(await page.locator('dialog').isVisible()).toBe(false);
    await watched.close();
  });

  it('does all of it by keys, and comes back to where they were', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await page.locator('vitrine-search .item').first().waitFor();
    const focused = () =>
      page.evaluate<string>(
        'let at = document.activeElement; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; ' +
          '[at.getAttribute("aria-label"), at.innerText, at.type].join(" ")',
      );
    const tabTo = (text: RegExp) =>
      expect
        .poll(async () => {
          await page.keyboard.press('Tab');
          return focused();
        })
        .toMatch(text);
    await tabTo(/dress[\s\S]*€/i);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /dress/i }).waitFor();
    await tabTo(/Try it on/);
    await page.keyboard.press('Enter');
    await tabTo(/sample person/);
    await page.keyboard.press('Enter');
    // The step's heading has the focus.
    await expect.poll(focused).toMatch(/See it on you/);
    await tabTo(/checkbox/);
    await page.keyboard.press('Space');
    await tabTo(/Try it on/);
    await page.keyboard.press('Enter');
    const slider = page.getByRole('slider');
    await slider.waitFor({ timeout: 60_000 });
    await tabTo(/range/);
    await page.keyboard.press('ArrowRight');
    expect(await slider.inputValue()).toBe('1');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('document.activeElement.localName')).toBe('vitrine-try-on');
    await watched.close();
  });

  it('reads it in Arabic, from right to left', async () => {
    const watched = await stand.page({}, '/shop/?lang=ar');
    const { page } = watched;
    await page.locator('vitrine-search .item .card').first().click();
    await page.getByRole('button', { name: 'جرّبه' }).click();
    await page.getByRole('heading', { name: 'شاهده عليك' }).waitFor();
    expect(await inPage(page.locator('dialog'), 'getComputedStyle(element).direction')).toBe('rtl');
    expect(await watched.broken('dialog-ar')).toEqual([]);
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('goes on when the network fails in the middle', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    await page.context().setOffline(true);
    await page.locator('dialog').getByRole('button', { name: 'Try it on' }).click();
    await page.getByText('There is no connection.').waitFor({ timeout: 30_000 });
    await page.context().setOffline(false);
    await page.locator('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('slider').waitFor({ timeout: 60_000 });
    expect(await watched.broken('result-after-break')).toEqual([]);
    await watched.close();
  });
});
