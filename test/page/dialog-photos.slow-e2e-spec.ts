import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '#try-on/drawings';
import { findChromium } from './support/chromium.js';
import { dragFiles } from './support/drag-files.js';
import { inPage } from './support/in-page.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the photo of a try-on', () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

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
    await watched.start();
    // The API takes no HEIC: what came there was a JPEG.
    await page.getByRole('slider').waitFor();
    await watched.close();
  });
});
