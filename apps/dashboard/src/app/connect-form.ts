import { html, nothing, type TemplateResult } from 'lit';
import { fieldText } from '../base/field-text.js';
import { Screen } from '../base/screen.js';
import { asOperator, asShop, type Session } from './session.js';

/** Asks for a key; `session-changed` says that one was right. */
export class ConnectForm extends Screen {
  protected override render(): TemplateResult {
    const { operator, shop } = this.session;
    return html`<form class="connect card" @submit=${this.connect}>
      <h1>${operator || shop ? 'Add a key' : 'Connect'}</h1>
      <p class="quiet">
        With the admin key you see shops, keys and how the installation does; with a shop's secret token, that
        shop's catalogue. Both stay in this page's memory and are gone when it is closed or loaded again.
      </p>
      ${
        operator
          ? nothing
          : html`<label>
              Admin key
              <input name="admin" type="password" autocomplete="off" placeholder="vt_admin_…" />
            </label>`
      }
      <label>
        Secret token of a shop
        <input name="token" type="password" autocomplete="off" placeholder="vt_sk_…" />
      </label>
      ${this.failed()}
      <button class="primary" ?disabled=${this.isBusy}>${this.isBusy ? 'Connecting …' : 'Connect'}</button>
    </form>`;
  }

  private readonly connect = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const given = (name: string) => fieldText(form, name);
    await this.attempt(async () => {
      const { url } = this.session;
      const adminKey = given('admin');
      const token = given('token');
      if (adminKey === '' && token === '') throw new Error('Type the admin key, a secret token, or both.');
      const detail: Partial<Session> = {
        ...(adminKey !== '' && { operator: await asOperator(url, adminKey) }),
        ...(token !== '' && (await asShop(url, token))),
      };
      this.dispatchEvent(new CustomEvent('session-changed', { detail, bubbles: true }));
    });
  };
}

customElements.define('vt-connect', ConnectForm);
