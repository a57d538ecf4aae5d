import type { Locator } from 'playwright-core';

/** What an expression gives in the page, of the element that `element` is there. */
export function inPage(locator: Locator, expression: string): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-implied-eval -- its source runs in the page, whose types are none of Node's
  return locator.evaluate(new Function('element', `return ${expression}`) as () => unknown);
}
