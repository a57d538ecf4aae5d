import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { productRoot } from '../../../apps/standalone/src/root.js';

const PICTURES = join(productRoot(), '.test/pages');

/** A page and what went wrong in it. */
export class WatchedPage {
  /** What the console and the page's own errors said; violations of the policy are among them. */
  readonly problems: string[] = [];
  /** Addresses that are not of the API. */
  readonly elsewhere: string[] = [];

  constructor(
    readonly page: Page,
    origin: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url)) this.elsewhere.push(url);
    });
  }

  /** Keeps the screen as a picture, to be looked at. */
  async picture(screen: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    // What moves is shown as it comes to rest.
    await this.page.screenshot({ path: join(PICTURES, `${screen}.png`), animations: 'disabled' });
  }

  /** Rules of WCAG that the screen breaks, each with the first element; the screen is kept as a picture. */
  async broken(screen: string): Promise<string[]> {
    await this.picture(screen);
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.map(
      ({ id, nodes }) => `${screen}: ${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
    );
  }

  /** Chooses the sample person and agrees, in a dialog that is open. */
  async readyToStart(): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Use the sample person' }).click();
    await page.getByRole('img', { name: 'Your photo' }).waitFor();
    await page.getByRole('checkbox').check();
  }

  /** Starts the try-on of a dialog that is ready. */
  async start(): Promise<void> {
    await this.page.locator('dialog[open]').getByRole('button', { name: 'Try it on' }).click();
  }

  /** Starts it, and gives the id of the job. */
  async accepted(): Promise<string> {
    const answer = this.page.waitForResponse((each) => each.url().endsWith('/api/tryon'));
    await this.start();
    return ((await (await answer).json()) as { job_id: string }).job_id;
  }

  /** From the search to the dialog of the first item. */
  async openDialog(): Promise<void> {
    const { page } = this;
    await page.locator('vitrine-search .item .card').first().click();
    await page.getByRole('button', { name: 'Try it on' }).click();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
