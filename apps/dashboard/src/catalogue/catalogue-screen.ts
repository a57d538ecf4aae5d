import { grid } from '@lit-labs/virtualizer/layouts/grid.js';
import { virtualize } from '@lit-labs/virtualizer/virtualize.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Image } from '#sdk';
import { Listing } from '../base/listing.js';
import { Screen } from '../base/screen.js';
import { type CatalogueFilters, filterForm, filtersOf } from './filter-form.js';
import { itemCard } from './item-card.js';
import './item-dialog.js';
import './upload-panel.js';
import { PendingItems } from './pending-items.js';

const PAGE = 100;
/** Items that are read before they are scrolled to. */
const AHEAD = 60;
/** As the style sheet has them: two abreast fit on a phone. */
const CARD = { width: innerWidth <= 420 ? '156px' : '172px', height: '282px' } as const;

/** The items as a grid of photos. Only what is scrolled to is read, and only what is seen is in the page. */
class CatalogueScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    items: { state: true },
    categories: { state: true },
    shown: { state: true },
  };
  declare private items: readonly Image[];
  declare private categories: readonly string[];
  declare private shown: string | undefined;
  private filters: CatalogueFilters = {};
  private listing: Listing<Image> | undefined;
  private readonly pending = new PendingItems(
    (id) => this.shop.images.get(id, { signal: this.signal }),
    (item) => this.replace(item),
  );

  constructor() {
    super();
    this.items = [];
    this.categories = [];
  }

  private get shop() {
    const { shop } = this.session;
    if (shop === undefined) throw new Error('Connect with a secret token.');
    return shop;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pending.stop();
  }

  private readonly reload = (): void => {
    const { signal } = this;
    this.listing = new Listing(this.shop.images.list({ ...this.filters, limit: PAGE }, { signal }));
    this.items = [];
    void this.upTo(AHEAD);
    void this.readCategories();
  };

  private async readCategories(): Promise<void> {
    const answer = await this.shop.client.GET('/api/categories', { params: { query: { limit: 100 } } });
    this.categories = answer.data?.items.map(({ name }) => name) ?? [];
  }

  private async upTo(count: number): Promise<void> {
    const { listing } = this;
    if (listing === undefined || listing.isComplete || listing.items.length >= count) return;
    await this.attempt(() => listing.upTo(count));
    if (listing !== this.listing) return;
    this.items = [...listing.items];
    this.pending.watch(this.items);
  }

  private replace(item: Image): void {
    const { listing } = this;
    const at = listing?.items.findIndex(({ id }) => id === item.id) ?? -1;
    if (listing === undefined || at === -1) return;
    listing.items[at] = item;
    this.items = [...listing.items];
  }

  protected override render(): TemplateResult {
    const { items, listing } = this;
    return html`<h1>Catalogue</h1>
      <vt-upload .session=${this.session} @uploaded=${this.reload}></vt-upload>
      ${filterForm(this.filters, this.categories, this.filter)} ${this.failed()}
      <p class="quiet" role="status">
        ${
          listing?.isComplete
            ? `${items.length} ${items.length === 1 ? 'item' : 'items'}`
            : `${items.length} items read; more when you scroll`
        }
      </p>
      ${items.length === 0 && listing?.isComplete ? html`<p class="empty">Nothing here. Drop photos above.</p>` : nothing}
      <ul class="photos" aria-label="Items" @rangeChanged=${this.scrolled}>
        ${virtualize({
          items: items as Image[],
          layout: grid({ itemSize: CARD, gap: '16px', padding: '0px', justify: 'start' }),
          keyFunction: ({ id }: Image) => id,
          renderItem: (item: Image, at: number) =>
            itemCard(item, at, listing?.isComplete ? items.length : -1, () => (this.shown = item.id)),
        })}
      </ul>
      ${
        this.shown === undefined
          ? nothing
          : html`<vt-item
              .session=${this.session}
              .itemId=${this.shown}
              @closed=${() => (this.shown = undefined)}
              @deleted=${this.reload}
            ></vt-item>`
      }`;
  }

  private readonly filter = (event: Event): void => {
    event.preventDefault();
    this.filters = filtersOf(new FormData(event.currentTarget as HTMLFormElement));
    this.reload();
  };

  private readonly scrolled = (event: Event & { last?: number }): void => {
    void this.upTo((event.last ?? 0) + AHEAD);
  };
}

customElements.define('vt-catalogue', CatalogueScreen);
