import { html, nothing, type TemplateResult } from 'lit';
import { VitrineError } from '#sdk';

/** What went wrong, as the API says it: the sentence, the fields, and what to name to who looks into it. */
export function failureNote(error: unknown): TemplateResult {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof VitrineError)) return html`<div class="problem" role="alert">${message}</div>`;
  const { code, requestId, fields } = error;
  return html`<div class="problem" role="alert">
    <p>${message}</p>
    ${
      fields.length === 0
        ? nothing
        : html`<ul>
            ${fields.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
          </ul>`
    }
    <p class="quiet">
      <code>${code}</code>${requestId === undefined ? nothing : html` · request ${requestId}`}
    </p>
  </div>`;
}
