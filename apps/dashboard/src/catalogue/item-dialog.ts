import { html, nothing, type TemplateResult } from 'lit';
import type { Image } from '#sdk';
import { time } from '../base/format.js';
import { modal } from '../base/modal.js';
import { price } from '../base/price.js';
import { Screen } from '../base/screen.js';

/** What is known of an item; `closed`, and `deleted` where it was. */
class ItemDialog extends Screen {
  static override properties = { ...Screen.properties, itemId: { attribute: false }, item: { state: true } };
  declare itemId: string;
  declare private item: Image | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      this.item = await this.session.shop?.images.get(this.itemId, { signal: this.signal });
    });
  }

  protected override render(): TemplateResult {
    const close = () => this.dispatchEvent(new CustomEvent('closed'));
    const { item } = this;
    return modal(
      item?.name ?? 'Item',
      html`${this.failed()} ${item === undefined ? nothing : this.facts(item)}`,
      close,
    );
  }

  private facts(item: Image): TemplateResult {
    const facts: [string, unknown][] = [
      ['Status', item.embedding_status],
      ['Why it failed', item.embedding_error],
      ['Why it cannot be tried on', item.try_on?.reason ?? null],
      ['Id', html`<code>${item.id}</code>`],
      ['External id', item.external_id],
      ['Category', item.category],
      ['Style', item.style],
      ['Age group', item.age_group],
      ['Price', price(item)],
      ['Stock', item.in_stock ? 'in stock' : 'out of stock'],
      ['Variant group', item.variant_group],
      [
        'Attributes',
        Object.entries(item.attributes)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', '),
      ],
      ['Description', item.description],
      ['Photo', `${item.width} × ${item.height}`],
      ['Created', time(item.created_at)],
    ];
    return html`<div class="split">
      <img src=${item.photo_url} alt=${item.name} class="photo" />
      <div>
        <dl class="facts">
          ${facts
            .filter(([, value]) => value !== null && value !== '')
            .map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
        </dl>
        <p class="row">
          <a class="button" href=${`#/playground/${item.id}`}>Items like it</a>
          <button type="button" class="danger" ?disabled=${this.isBusy} @click=${this.delete}>Delete</button>
        </p>
      </div>
    </div>`;
  }

  private readonly delete = async (): Promise<void> => {
    const isDone = await this.attempt(async () => {
      await this.session.shop?.images.delete(this.itemId);
    });
    if (!isDone) return;
    this.dispatchEvent(new CustomEvent('deleted'));
    this.dispatchEvent(new CustomEvent('closed'));
  };
}

customElements.define('vt-item', ItemDialog);
