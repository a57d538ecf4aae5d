import { html, type TemplateResult } from 'lit';
import type { Usage } from '#sdk';
import { Screen } from '../base/screen.js';
import './usage-view.js';

/** What the connected shop's key uses. */
class UsageScreen extends Screen {
  static override properties = { ...Screen.properties, usage: { state: true } };
  declare private usage: Usage | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      this.usage = await this.session.shop?.usage({ signal: this.signal });
    });
  }

  protected override render(): TemplateResult {
    return html`<h1>Usage</h1>
      ${this.failed()} <vt-usage-view .usage=${this.usage}></vt-usage-view>`;
  }
}

customElements.define('vt-usage', UsageScreen);
