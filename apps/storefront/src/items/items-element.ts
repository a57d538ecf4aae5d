import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Recommendation, Recommendations } from '#sdk';
import { errorTextId } from '../base/error-text.js';
import { VitrineElement } from '../base/vitrine-element.js';
import { t } from '../texts/texts.js';
import { itemCard } from './item-card.js';
import { ShopperEvents } from './shopper-events.js';

/** What the elements that show items share: asking, cards, the events of the shopper and the page. */
export abstract class ItemsElement extends VitrineElement {
  static override properties = {
    ...VitrineElement.properties,
    itemUrl: { type: String, attribute: 'item-url' },
    cart: { type: Boolean },
    answer: { state: true },
    failure: { state: true },
    isAsking: { state: true },
  };

  /** Address of an item's page, with `{image_id}` and `{external_id}` filled in; unless given, the item's own `url`. */
  declare itemUrl: string | null;
  /** Whether items have a button "Add to cart". */
  declare cart: boolean;
  declare protected answer: Recommendations | undefined;
  declare protected failure: unknown;
  declare protected isAsking: boolean;
  protected readonly shopper = new ShopperEvents(() => this.vitrine);
  private readonly inCart = new Set<string>();
  private asked: AbortController | undefined;

  constructor() {
    super();
    this.itemUrl = null;
    this.cart = false;
    this.isAsking = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asked?.abort();
  }

  /** Asks in place of what was asked before and is not answered yet. */
  protected async ask(
    question: (signal: AbortSignal) => Promise<Recommendations> | undefined,
    joined: (answer: Recommendations) => Recommendations = (answer) => answer,
  ): Promise<void> {
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    this.isAsking = true;
    this.failure = undefined;
    try {
      const answered = await question(asked.signal);
      if (answered === undefined) return;
      asked.signal.throwIfAborted();
      this.answer = joined(answered);
      this.shopper.view(answered);
      this.emit('result', answered);
    } catch (error) {
      if (asked.signal.aborted) return;
      this.failure = error;
      this.report(error);
    } finally {
      if (this.asked === asked) this.isAsking = false;
    }
  }

  /** Nothing is asked, and nothing was answered. */
  protected forget(): void {
    this.asked?.abort();
    this.asked = undefined;
    this.isAsking = false;
    this.answer = undefined;
    this.failure = undefined;
  }

  /** Each item has a card of its own: the photo of another one would stay until its own has come. */
  protected cards(items: readonly Recommendation[]): unknown[] {
    return items.map((item) =>
      keyed(
        item.image_id,
        itemCard(item, {
          href: (one) => this.hrefOf(one),
          select: (one, event) => this.select(one, event),
          addToCart: this.cart ? (one) => this.addToCart(one) : undefined,
          inCart: this.inCart,
        }),
      ),
    );
  }

  protected problem(again: () => void): TemplateResult | typeof nothing {
    if (this.failure === undefined) return nothing;
    return html`<div part="error" class="problem" role="alert">
      <p>${t(errorTextId(this.failure))}</p>
      <button @click=${again}>${t('tryAgain')}</button>
    </div>`;
  }

  private hrefOf({ image_id, external_id, url }: Recommendation): string | undefined {
    if (this.itemUrl === null) return url ?? undefined;
    return this.itemUrl
      .replace('{image_id}', encodeURIComponent(image_id))
      .replace('{external_id}', encodeURIComponent(external_id ?? ''));
  }

  /** A listener that prevents the default shows the item itself. */
  private select(item: Recommendation, event: Event): void {
    const prompt_id = this.answer?.prompt_id;
    if (prompt_id !== undefined) this.shopper.click(item, prompt_id);
    if (!this.emit('select', { item, prompt_id })) event.preventDefault();
  }

  private addToCart(item: Recommendation): void {
    const prompt_id = this.answer?.prompt_id;
    if (prompt_id !== undefined) this.shopper.addToCart(item.image_id, prompt_id);
    this.inCart.add(item.image_id);
    this.requestUpdate();
    this.emit('add-to-cart', { item, prompt_id });
  }
}
