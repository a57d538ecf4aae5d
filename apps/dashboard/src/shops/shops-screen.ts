import { html, type TemplateResult } from 'lit';
import type { components } from '#sdk';
import { fieldText } from '../base/field-text.js';
import { time } from '../base/format.js';
import { ListingScreen } from '../base/listing-screen.js';

type Shop = components['schemas']['Shop'];

/** All shops, and a new one. */
class ShopsScreen extends ListingScreen<Shop> {
  protected source(): AsyncGenerator<Shop> {
    const { operator } = this.session;
    if (operator === undefined) throw new Error('Connect with the admin key.');
    return operator.admin.shops.list({ signal: this.signal });
  }

  protected override render(): TemplateResult {
    return html`<h1>Shops and keys</h1>
      <form class="row card" @submit=${this.create}>
        <label class="grow">
          Name of a new shop
          <input name="name" required maxlength="200" autocomplete="off" />
        </label>
        <button class="primary" ?disabled=${this.isBusy}>Create shop</button>
      </form>
      ${this.failed()}
      ${
        this.listing.items.length === 0
          ? ''
          : html`<div class="table" role="region" aria-label="Shops" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Shop</th>
                    <th scope="col">Status</th>
                    <th scope="col">Created</th>
                    <th scope="col"><span class="hidden">Actions</span></th>
                  </tr>
                </thead>
                <tbody>
                  ${this.listing.items.map((shop) => this.row(shop))}
                </tbody>
              </table>
            </div>`
      }
      ${this.rest('No shop yet: create the first one above.')}`;
  }

  private row({ id, name, status, created_at, deleted_at }: Shop): TemplateResult {
    return html`<tr>
      <th scope="row"><a href=${`#/shops/${id}`}>${name}</a></th>
      <td>
        <span class="badge ${status === 'active' && deleted_at === null ? 'good' : 'bad'}"
          >${deleted_at === null ? status : 'deleted'}</span
        >
      </td>
      <td>${time(created_at)}</td>
      <td class="actions">${deleted_at === null ? this.suspension({ id, name, status }) : ''}</td>
    </tr>`;
  }

  private suspension({ id, name, status }: Pick<Shop, 'id' | 'name' | 'status'>): TemplateResult {
    const [word, next] =
      status === 'active' ? (['Suspend', 'suspended'] as const) : (['Reactivate', 'active'] as const);
    return html`<button
      type="button"
      class="small"
      aria-label=${`${word} ${name}`}
      @click=${() => this.change(id, next)}
    >
      ${word}
    </button>`;
  }

  private readonly create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = fieldText(new FormData(form), 'name');
    await this.attempt(async () => {
      const shop = await this.session.operator?.admin.shops.create({ name });
      if (shop !== undefined) location.hash = `#/shops/${shop.id}`;
    });
  };

  private async change(id: string, status: 'active' | 'suspended'): Promise<void> {
    const isDone = await this.attempt(async () => {
      await this.session.operator?.admin.shops.update(id, { status });
    });
    if (isDone) await this.reload();
  }
}

customElements.define('vt-shops', ShopsScreen);
