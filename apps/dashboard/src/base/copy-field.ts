import { html, LitElement, type TemplateResult } from 'lit';

const SAID_MS = 2_000;

/** A text to be copied: `<vt-copy label="Secret token" .text=${token}>`. */
export class CopyField extends LitElement {
  static override properties = {
    label: { type: String },
    text: { attribute: false },
    isCopied: { state: true },
  };
  declare label: string;
  declare text: string;
  declare private isCopied: boolean;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="copy">
      <pre tabindex="0" role="region" aria-label=${this.label}><code>${this.text}</code></pre>
      <button type="button" aria-label=${`Copy: ${this.label}`} @click=${this.copy}>
        ${this.isCopied ? 'Copied' : 'Copy'}
      </button>
      <span class="hidden" role="status">${this.isCopied ? `${this.label}: copied` : ''}</span>
    </div>`;
  }

  private readonly copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.text);
    this.isCopied = true;
    setTimeout(() => (this.isCopied = false), SAID_MS);
  };
}

customElements.define('vt-copy', CopyField);
