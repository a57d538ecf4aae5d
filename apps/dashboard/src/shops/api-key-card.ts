import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '#sdk';
import { time } from '../base/format.js';
import { modal } from '../base/modal.js';
import { Screen } from '../base/screen.js';
import '../usage/usage-view.js';
import './index-state.js';
import { keySettings, settingsOf } from './key-settings.js';
import { tokenTable } from './token-table.js';

type Schemas = components['schemas'];
const HOUR_S = 3600;
/** How long an old token may go on working, in hours. */
const OVERLAPS = [
  [0, 'at once'],
  [1, 'in an hour'],
  [24, 'in a day'],
  [168, 'in a week'],
] as const;

/** One key: its tokens, limits, use, and its index. */
class ApiKeyCard extends Screen {
  static override properties = {
    ...Screen.properties,
    apiKey: { attribute: false },
    usage: { state: true },
    isRevoking: { state: true },
    isSaved: { state: true },
  };
  declare apiKey: Schemas['ApiKey'];
  declare private usage: Schemas['Usage'] | undefined;
  declare private isRevoking: boolean;
  declare private isSaved: boolean;

  private get admin() {
    const { operator } = this.session;
    if (operator === undefined) throw new Error('Connect with the admin key.');
    return operator.admin;
  }

  protected override render(): TemplateResult {
    const { apiKey: key } = this;
    const isRevoked = key.revoked_at !== null;
    return html`<section class="card" aria-label=${`Key ${key.name}`}>
      <header class="head">
        <h2>${key.name}</h2>
        ${isRevoked ? html`<span class="badge bad">revoked ${time(key.revoked_at)}</span>` : nothing}
      </header>
      <p class="quiet">
        Created ${time(key.created_at)} · model ${key.embedding_model ?? 'not used yet'} ·
        <code>${key.id}</code>
      </p>
      ${tokenTable(key.tokens, (id) => void this.revokeToken(id))} ${isRevoked ? nothing : this.parts()}
      ${this.failed()} ${this.isRevoking ? this.revokeDialog() : nothing}
    </section>`;
  }

  private parts(): TemplateResult {
    const { apiKey: key } = this;
    return html`<form class="row" @submit=${this.rotate}>
        <label>
          Rotate
          <select name="kind">
            <option value="secret">the secret token</option>
            <option value="publishable">the publishable token</option>
          </select>
        </label>
        <label>
          The old one ends
          <select name="overlap">
            ${OVERLAPS.map(
              ([hours, text]) => html`<option value=${hours} ?selected=${hours === 24}>${text}</option>`,
            )}
          </select>
        </label>
        <button ?disabled=${this.isBusy}>Rotate</button>
        <span class="grow"></span>
        <button type="button" class="danger" @click=${() => (this.isRevoking = true)}>Revoke the key</button>
      </form>
      <details>
        <summary>Origins and quotas</summary>
        ${keySettings(key, this.isBusy, this.save)}
        <p role="status" class="quiet">${this.isSaved ? 'Saved. It holds within a second.' : ''}</p>
      </details>
      <details @toggle=${this.loadUsage}>
        <summary>Usage</summary>
        <vt-usage-view .usage=${this.usage}></vt-usage-view>
      </details>
      <details>
        <summary>Index and model</summary>
        <vt-index-state .session=${this.session} .keyId=${key.id}></vt-index-state>
      </details>`;
  }

  private revokeDialog(): TemplateResult {
    return modal(
      `Revoke “${this.apiKey.name}”?`,
      html`<p>
          Both of its tokens stop working at once and its catalogue is deleted. This cannot be taken back.
        </p>
        <p class="row">
          <button class="danger primary" type="button" ?disabled=${this.isBusy} @click=${this.revoke}>
            Revoke for good
          </button>
          <button type="button" @click=${() => (this.isRevoking = false)}>Keep it</button>
        </p>`,
      () => (this.isRevoking = false),
    );
  }

  private readonly rotate = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const kind = fields.get('kind') as 'secret' | 'publishable';
    const overlap_seconds = Number(fields.get('overlap')) * HOUR_S;
    await this.attempt(async () => {
      const { token } = await this.admin.keys.rotate(this.apiKey.id, { kind, overlap_seconds });
      this.dispatchEvent(new CustomEvent('tokens-issued', { detail: [{ kind, token }], bubbles: true }));
    });
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    this.isSaved = false;
    this.isSaved = await this.changing(() => this.admin.keys.update(this.apiKey.id, settingsOf(fields)));
  };

  private readonly revoke = async (): Promise<void> => {
    await this.changing(() => this.admin.keys.revoke(this.apiKey.id));
    this.isRevoking = false;
  };

  private async revokeToken(id: string): Promise<void> {
    await this.changing(() => this.admin.keys.revokeToken(id));
  }

  private async changing(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await this.attempt(async () => {
      await work();
    });
    if (isDone) this.dispatchEvent(new CustomEvent('key-changed'));
    return isDone;
  }

  private readonly loadUsage = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open) return;
    await this.attempt(async () => {
      this.usage = await this.admin.keys.usage(this.apiKey.id, { signal: this.signal });
    });
  };
}

customElements.define('vt-api-key', ApiKeyCard);
