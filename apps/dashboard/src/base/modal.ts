import { html, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';

/**
 * A dialog of the browser's own: it keeps the focus within, closes on Escape, and gives the focus back.
 * @param onClose called whichever way it closes
 */
export function modal(title: string, content: TemplateResult, onClose: () => void): TemplateResult {
  const dialog = createRef<HTMLDialogElement>();
  const show = (element: Element | undefined) => {
    if (element instanceof HTMLDialogElement && !element.open) queueMicrotask(() => element.showModal());
  };
  return html`<dialog
    ${ref(dialog)}
    ${ref(show)}
    aria-labelledby="modal-title"
    @close=${onClose}
    @click=${(event: Event) => {
      // The dialog itself is hit only where its backdrop is.
      if (event.target === dialog.value) dialog.value?.close();
    }}
  >
    <div class="modal">
      <header>
        <h2 id="modal-title">${title}</h2>
        <button class="plain" type="button" aria-label="Close" @click=${() => dialog.value?.close()}>
          ✕
        </button>
      </header>
      ${content}
    </div>
  </dialog>`;
}
