import { html, type TemplateResult } from 'lit';
import { asShop } from '../app/session.js';
import { Screen } from '../base/screen.js';

/** Connects with a token that was just issued, and goes to its catalogue. */
class OpenCatalogue extends Screen {
  static override properties = { ...Screen.properties, token: { attribute: false } };
  declare token: string;

  protected override render(): TemplateResult {
    return html`${this.failed()}
      <p>
        <button type="button" class="primary" ?disabled=${this.isBusy} @click=${this.open}>
          Open its catalogue here
        </button>
      </p>`;
  }

  private readonly open = async (): Promise<void> => {
    await this.attempt(async () => {
      const detail = await asShop(location.origin, this.token);
      this.dispatchEvent(new CustomEvent('session-changed', { detail, bubbles: true }));
      location.hash = '#/catalogue';
    });
  };
}

customElements.define('vt-open-catalogue', OpenCatalogue);
