import type { Page } from 'playwright-core';

/** More than a screen has places to stop at. */
const MOST_STOPS = 60;

/** What a screen reader would say of the element that has the focus. */
const NAME = `(() => {
  const { activeElement: element } = document;
  const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent;
  return label.replaceAll(/\\s+/g, ' ').trim();
})()`;

/** Presses Tab until a control of that name has the focus. @throws Error with the names that were passed */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const found = String(await page.evaluate(NAME));
    if (found === name) return;
    passed.push(found);
  }
  throw new Error(`Tab does not come to "${name}": ${JSON.stringify(passed)}`);
}
