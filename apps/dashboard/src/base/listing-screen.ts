import { html, nothing, type TemplateResult } from 'lit';
import { Listing } from './listing.js';
import { Screen } from './screen.js';

const PAGE = 50;

/** A screen that shows a listing, and more of it when that is asked for. */
export abstract class ListingScreen<T> extends Screen {
  static override properties = { ...Screen.properties, listing: { state: true } };
  declare protected listing: Listing<T>;

  protected abstract source(): AsyncGenerator<T>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listing = new Listing(this.source());
    void this.more();
  }

  /** From the beginning; what is shown stays until the new is there. */
  protected async reload(): Promise<void> {
    const listing = new Listing(this.source());
    await this.attempt(async () => {
      await listing.upTo(PAGE);
      this.listing = listing;
    });
  }

  private async more(): Promise<void> {
    const { listing } = this;
    await this.attempt(() => listing.upTo(listing.items.length + PAGE));
  }

  /** Below the list: what is missing of it. */
  protected rest(none: string): TemplateResult | typeof nothing {
    const { listing, isBusy } = this;
    if (isBusy && listing.items.length === 0) return html`<p class="quiet" role="status">Loading …</p>`;
    if (listing.items.length === 0 && listing.isComplete) return html`<p class="empty">${none}</p>`;
    if (listing.isComplete || this.failure !== undefined) return nothing;
    return html`<p class="more">
      <button type="button" ?disabled=${isBusy} @click=${() => void this.more()}>Show more</button>
    </p>`;
  }
}
