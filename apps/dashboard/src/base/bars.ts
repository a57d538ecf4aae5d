import { html, svg, type TemplateResult } from 'lit';

export interface Bar {
  label: string;
  value: number;
  /** The value as it is read. */
  text: string;
}

/**
 * Values side by side: a table for who listens, bars for who looks.
 * @param most what fills a bar; unless given, the largest value
 */
export function bars(label: string, entries: readonly Bar[], most?: number): TemplateResult {
  const full = most ?? Math.max(1e-9, ...entries.map(({ value }) => value));
  return html`<table class="bars" aria-label=${label}>
    <tbody>
      ${entries.map(
        ({ label, value, text }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                ${svg`<rect class="rest" width="100" height="10" /><rect width=${(100 * Math.max(0, value)) / full} height="10" />`}
              </svg>
            </td>
            <td class="value">${text}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
