import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sampleItems } from '../../apps/standalone/src/sample.js';
import { findChromium } from './support/chromium.js';
import { dragFiles } from './support/drag-files.js';
import { PageStand } from './support/page-stand.js';
import { tabTo } from './support/tab-to.js';

const program = await findChromium();

describe.skipIf(program === undefined)('the dashboard by hand', () => {
  let stand: PageStand;
  let folder: string;
  beforeAll(async () => {
    stand = await PageStand.startAlone(inject('services'), program ?? '');
    folder = await mkdtemp(join(tmpdir(), 'vitrine-drag-'));
  });
  afterAll(async () => {
    await stand?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is gone through with Tab and Enter alone: from the admin key to a token in the clipboard', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const watched = await stand.page({ permissions }, '/dashboard/');
    const { page } = watched;
    const type = async (label: string, text: string) => {
      await tabTo(page, label);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await page.getByRole('heading', { name: 'Connect' }).waitFor();
    await type('Admin key', stand.vitrine.adminKey);
    await page.getByRole('heading', { level: 1, name: 'Shops and keys' }).waitFor();
    await type('Name of a new shop', 'Made by keys');
    await page.getByRole('heading', { level: 1, name: 'Made by keys' }).waitFor();
    await type('Name of a new key', 'First');
    await page.getByRole('heading', { name: 'Copy the tokens now' }).waitFor();
    await tabTo(page, 'Copy: Secret token');
    // The focus is seen.
    await watched.broken('dashboard-focus');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Secret token: copied').waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toMatch(/^vt_sk_/);

    await tabTo(page, 'Add a key');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Secret token of a shop');
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Catalogue' }).waitFor();
    await page.getByText('Nothing here. Drop photos above.').waitFor();
    await tabTo(page, 'Audit trail');
    await page.keyboard.press('Enter');
    await page.getByText('POST /api/admin/shops', { exact: true }).first().waitFor();
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  it('takes photos that are dragged from the disk', async () => {
    const items = (await sampleItems()).slice(10, 13);
    const files = items.map(({ name }) => join(folder, `${name.replaceAll(' ', '-')}.webp`));
    for (const [i, file] of files.entries()) await writeFile(file, (await items[i]?.photo()) ?? '');
    const { page, watched } = await catalogue();
    const zone = page.locator('vt-upload .drop');
    const over = () => zone.evaluate((element) => String(element.getAttribute('class')));
    const drag = await dragFiles(zone, files);
    await expect.poll(over).toBe('drop over');
    await drag.leave();
    await expect.poll(over).toBe('drop');
    await (await dragFiles(zone, files)).drop();
    await page.getByText('3 of 3 sent', { exact: true }).waitFor();
    await page.getByText('9 items', { exact: true }).waitFor();
    expect(await over()).toBe('drop');
    const names = (await stand.shop.list()).map(({ name }) => name);
    // The name of the file, its hyphens as spaces.
    expect(names).toEqual(expect.arrayContaining(items.map(({ name }) => name.replaceAll('-', ' '))));
    expect(watched.problems).toEqual([]);
    await watched.close();
  });

  async function catalogue(): Promise<{ page: Page; watched: Awaited<ReturnType<PageStand['page']>> }> {
    const watched = await stand.page({}, '/dashboard/');
    const { page } = watched;
    await page.getByLabel('Secret token of a shop').fill(stand.shop.key.secret_token);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByText('6 items', { exact: true }).waitFor();
    return { page, watched };
  }

  it('shows how far a running build of the index is', async () => {
    const count = (await stand.shop.allEmbedded()).length;
    const watched = await stand.page({}, '/dashboard/');
    const { page } = watched;
    await page.getByLabel('Admin key').fill(stand.vitrine.adminKey);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('link', { name: 'Shop of a test' }).click();
    await page.getByText('Index and model').click();
    await page.getByText('The index has not been built anew yet.').waitFor();
    // The worker stands still: what is shown is what has been embedded so far.
    stand.vitrine.worker.pause();
    try {
      await page.getByRole('button', { name: 'Embed all anew' }).click();
      await page.getByText(`0 of ${count} photos`).waitFor();
      const bar = page.getByRole('progressbar', { name: 'Photos embedded' });
      expect(await bar.getAttribute('max')).toBe(String(count));
      expect(await bar.getAttribute('value')).toBe('0');
      expect(await watched.broken('dashboard-reindex')).toEqual([]);
    } finally {
      stand.vitrine.worker.resume();
    }
    await page.getByText(`${count} of ${count} photos, done`).waitFor();
    await expect.poll(() => page.getByRole('progressbar', { name: 'Photos embedded' }).count()).toBe(0);
    // Browsers report the answer of 404: an index that was never built anew.
    expect(watched.problems.filter((problem) => !problem.includes('status of 404'))).toEqual([]);
    await watched.close();
  });
});
