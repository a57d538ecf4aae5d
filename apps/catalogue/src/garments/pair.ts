import type { Sheet } from '../sheet.js';

/** Sets two shoes one above the other, the upper one turned a little. */
export function pair(sheet: Sheet, one: () => string, gap: number, scale: number): string {
  const lean = sheet.random.range(-10, 4);
  const shift = sheet.random.wobble(26);
  return `<g transform="translate(${-shift} ${512 - gap}) rotate(${lean}) scale(${scale})">${one()}</g><g transform="translate(${shift} ${512 + gap}) rotate(${sheet.random.range(-4, 4)}) scale(${scale})">${one()}</g>`;
}
