import { html, type TemplateResult } from 'lit';
import type { ImportRowError } from '#sdk';

/** The rows that were not imported, each with its reason. */
export function importErrors(rows: readonly ImportRowError[]): TemplateResult {
  return html`<section aria-label="Rows that failed">
    <h2>Rows that failed</h2>
    <div class="table" role="region" aria-label="Reasons by row" tabindex="0">
      <table>
        <thead>
          <tr>
            ${['Row', 'External id', 'Reason', 'Code'].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ row, external_id, message, code }) =>
              html`<tr>
                <th scope="row">${row}</th>
                <td>${external_id ?? '—'}</td>
                <td>${message}</td>
                <td><code>${code}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
