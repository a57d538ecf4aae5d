import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './support/chromium.js';
import { PageStand } from './support/page-stand.js';

const program = await findChromium();

describe.skipIf(program === undefined)("what becomes of a try-on's jobs and pictures", () => {
  let stand: PageStand;
  beforeAll(async () => {
    stand = await PageStand.start(program ?? '');
  });
  afterAll(() => stand?.stop());

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
    const first = await watched.accepted();
    // As a page may: the button itself is behind the dialog that is open.
    await page.evaluate("document.querySelector('#other').open()");
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.locator('#other').getByText('The other item').waitFor();
    await expect.poll(() => stand.statusOf(first)).toBe(404);
    await watched.readyToStart();
    const second = await watched.accepted();
    await page.getByRole('slider').waitFor();
    expect(await stand.statusOf(second)).toBe(200);
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
    const [first, second] = [await one.accepted(), await two.accepted()];
    expect(first).not.toBe(second);
    for (const { page } of [one, two]) await page.getByRole('slider').waitFor();
    await one.page.getByRole('button', { name: 'Delete now' }).click();
    await one.page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect([await stand.statusOf(first), await stand.statusOf(second)]).toEqual([404, 200]);
    // The photo of the one tab is in no memory of the other.
    await two.page.getByRole('button', { name: 'Other photo' }).click();
    await two.page.getByRole('button', { name: 'Use your last photo' }).waitFor();
    await one.page.getByRole('button', { name: 'Other photo' }).click();
    expect(await one.page.getByRole('button', { name: 'Use your last photo' }).count()).toBe(0);
    await one.close();
  });

  it('erases the job that is under way when the page is left: nobody would see its picture', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    stand.vitrine.tryOnWorker?.pause();
    const job = await watched.accepted();
    await page.getByText('Waiting for a free place').waitFor();
    await page.reload();
    await expect.poll(() => stand.statusOf(job)).toBe(404);
    stand.vitrine.tryOnWorker?.resume();
    await watched.close();
  });

  it('says that the network is gone while a picture is made, and deletes what was made then too', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    stand.vitrine.tryOnWorker?.pause();
    const lost = await watched.accepted();
    await page.getByText('Waiting for a free place').waitFor();
    await page.context().setOffline(true);
    stand.vitrine.tryOnWorker?.resume();
    await page.getByText('There is no connection.').waitFor();
    expect(await watched.broken('offline')).toEqual([]);
    await page.context().setOffline(false);
    await page.locator('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('slider').waitFor();
    await expect.poll(() => stand.statusOf(lost)).toBe(200);
    await page.getByRole('button', { name: 'Delete now' }).click();
    await page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect(await stand.statusOf(lost)).toBe(404);
    expect(await watched.broken('deleted')).toEqual([]);
    await watched.close();
  });

  it('goes on deleting where the network failed, and sends no photo again', async () => {
    const watched = await stand.page();
    const { page } = watched;
    await watched.openDialog();
    await watched.readyToStart();
    const job = await watched.accepted();
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
    expect(await stand.statusOf(job)).toBe(404);
    await watched.close();
  });

  it('deletes what was made before it was closed, when it is opened again', async () => {
    const watched = await stand.page();
    const { page } = watched;
    const deleteMade = page.getByRole('button', { name: 'Delete the pictures made here' });
    await watched.openDialog();
    expect(await deleteMade.count()).toBe(0);
    await watched.readyToStart();
    const first = await watched.accepted();
    await page.getByRole('slider').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try it on' }).click();
    // One that is cancelled leaves nothing that could be deleted. The photo is there; the consent was for the first one.
    await page.getByRole('img', { name: 'Your photo' }).waitFor();
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    await page.getByRole('checkbox').check();
    stand.vitrine.tryOnWorker?.pause();
    const cancelled = await watched.accepted();
    await page.getByText('Waiting for a free place').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => stand.statusOf(cancelled)).toBe(404);
    stand.vitrine.tryOnWorker?.resume();
    await page.getByRole('button', { name: 'Try it on' }).click();
    await page.getByRole('img', { name: 'Your photo' }).waitFor();
    expect(await watched.broken('opened-again')).toEqual([]);
    expect(await stand.statusOf(first)).toBe(200);
    await deleteMade.click();
    await page.getByText('Neither your photo nor the picture is stored any more.').waitFor();
    expect(await stand.statusOf(first)).toBe(404);
    await page.getByRole('button', { name: 'Other photo' }).click();
    await page.getByText('Choose a photo').waitFor();
    expect(await deleteMade.count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Use your last photo' }).count()).toBe(0);
    await watched.close();
  });
});
