import type { Browser, JSHandle, Page } from 'playwright-core';
import * as sdk from '#sdk';

export type Sdk = typeof sdk;

/** Runs a function that uses nothing but what it is given, on the SDK: here, or in a page. */
export type Run = <Given extends object, Result>(
  work: (given: Given & { sdk: Sdk }) => Promise<Result>,
  given: Given,
) => Promise<Result>;

export const inNode: Run = (work, given) => work({ ...given, sdk });

/** Of a page that loads the SDK's own module: `SDK_PAGE`. */
export const SDK_PAGE = {
  '/': '<!doctype html><title>A shop</title><script type="module" src="/page.js"></script>',
  '/page.js': "import * as sdk from '/sdk.js'; globalThis.sdk = sdk;",
};

export async function openSdkPage(browser: Browser, url: string): Promise<{ page: Page; run: Run }> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction('globalThis.sdk !== undefined');
  const loaded = (await page.evaluateHandle('globalThis.sdk')) as JSHandle<Sdk>;
  const run: Run = (work, given) =>
    // Its argument crosses to the page, where the handle is the module.
    page.evaluate(work as (given: unknown) => ReturnType<typeof work>, { ...given, sdk: loaded });
  return { page, run };
}
