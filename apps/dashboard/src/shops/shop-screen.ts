import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { components } from '#sdk';
import { fieldText } from '../base/field-text.js';
import { time } from '../base/format.js';
import { ListingScreen } from '../base/listing-screen.js';
import { modal } from '../base/modal.js';
import './api-key-card.js';
import { type IssuedToken, issuedTokens } from './issued-tokens.js';

type Schemas = components['schemas'];

/** One shop: its keys, a new one, and its deletion. */
class ShopScreen extends ListingScreen<Schemas['ApiKey']> {
  static override properties = {
    ...ListingScreen.properties,
    shopId: { attribute: false },
    shop: { state: true },
    issued: { state: true },
    isDeleting: { state: true },
  };
  declare shopId: string;
  declare private shop: Schemas['Shop'] | undefined;
  /** Tokens that were just made: the only time that they are seen. */
  declare private issued: readonly IssuedToken[] | undefined;
  declare private isDeleting: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    this.shop = await this.admin.shops.get(this.shopId, { signal: this.signal });
  }

  private get admin() {
    const { operator } = this.session;
    if (operator === undefined) throw new Error('Connect with the admin key.');
    return operator.admin;
  }

  protected source(): AsyncGenerator<Schemas['ApiKey']> {
    return this.admin.keys.list(this.shopId, { signal: this.signal });
  }

  protected override render(): TemplateResult {
    return html`<p class="crumbs"><a href="#/shops">Shops</a></p>
      <h1>${this.shop?.name ?? 'Shop'}</h1>
      ${this.issued === undefined ? nothing : issuedTokens(this.issued, () => (this.issued = undefined))}
      ${this.shop?.deleted_at ? deletedNote(this.shop.deleted_at) : this.newKey()} ${this.failed()}
      ${repeat(
        this.listing.items,
        ({ id }) => id,
        (key) =>
          html`<vt-api-key
            .session=${this.session}
            .apiKey=${key}
            @key-changed=${() => void this.reload()}
            @tokens-issued=${this.showTokens}
          ></vt-api-key>`,
      )}
      ${this.rest('No key yet. A key is one catalogue, with a secret and a publishable token.')}
      ${
        this.shop === undefined || this.shop.deleted_at !== null
          ? nothing
          : html`<p class="row">
              <span class="grow"></span>
              <button type="button" class="danger" @click=${() => (this.isDeleting = true)}>
                Delete the shop
              </button>
            </p>`
      }
      ${this.isDeleting && this.shop !== undefined ? this.deleteDialog(this.shop) : nothing}`;
  }

  private newKey(): TemplateResult {
    return html`<form class="row card" @submit=${this.create}>
      <label class="grow">
        Name of a new key
        <input name="name" required maxlength="200" autocomplete="off" placeholder="Main catalogue" />
      </label>
      <label class="grow">
        Allowed origins, with spaces between them
        <input name="origins" autocomplete="off" placeholder="https://shop.example" />
      </label>
      <button class="primary" ?disabled=${this.isBusy}>Create key</button>
    </form>`;
  }

  private deleteDialog({ name }: Schemas['Shop']): TemplateResult {
    return modal(
      `Delete “${name}”?`,
      html`<p>
          All keys of ${name} stop working at once, and their catalogues, try-ons, reports and use are
          deleted. This cannot be taken back. To close the shop for a while, suspend it.
        </p>
        <p class="row">
          <button class="danger primary" type="button" ?disabled=${this.isBusy} @click=${this.delete}>
            Delete ${name} for good
          </button>
          <button type="button" @click=${() => (this.isDeleting = false)}>Keep it</button>
        </p>`,
      () => (this.isDeleting = false),
    );
  }

  private readonly delete = async (): Promise<void> => {
    await this.attempt(async () => {
      await this.admin.shops.delete(this.shopId);
      await this.load();
    });
    this.isDeleting = false;
    if (this.failure === undefined) await this.reload();
  };

  private readonly create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const isDone = await this.attempt(async () => {
      const allowed_origins = wordsOf(fieldText(fields, 'origins'));
      const made = await this.admin.keys.create(this.shopId, {
        name: fieldText(fields, 'name'),
        ...(allowed_origins.length > 0 && { allowed_origins }),
      });
      this.issued = [
        { kind: 'secret', token: made.secret_token },
        { kind: 'publishable', token: made.publishable_token },
      ];
    });
    if (!isDone) return;
    form.reset();
    await this.reload();
  };

  private readonly showTokens = ({ detail }: CustomEvent<readonly IssuedToken[]>): void => {
    this.issued = detail;
    void this.reload();
  };
}

function deletedNote(at: string): TemplateResult {
  return html`<p role="status">
    <span class="badge bad">deleted</span> ${time(at)}. What it had is being erased; then it is gone from here
    as well.
  </p>`;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

customElements.define('vt-shop', ShopScreen);
