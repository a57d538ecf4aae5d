import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { backIcon, forwardIcon } from '../base/icons.js';
import { theme } from '../base/theme.js';
import { itemIdOf, namesItem } from '../items/named-item.js';
import { ItemsElement } from '../items/items-element.js';
import { itemStyles } from '../items/item-styles.js';
import type { TextId } from '../texts/en.js';
import { direction, t } from '../texts/texts.js';
import { recommendStyles } from './recommend-styles.js';

type Kind = 'similar' | 'look' | 'popular';

const titles: Record<Kind, TextId> = {
  similar: 'similarTitle',
  look: 'lookTitle',
  popular: 'popularTitle',
};

/**
 * Items that are like one, that go with it, or that shoppers liked lately, in a row that moves or in a grid.
 *
 * @fires vitrine-ready - The element is in the page.
 * @fires vitrine-error - Something failed: `code`, `message`, `request_id`.
 * @fires vitrine-result - What was found, as the API answers it.
 * @fires vitrine-select - An item was chosen: `item`, `prompt_id`. A listener that prevents the default shows it itself.
 * @fires vitrine-add-to-cart - "Add to cart" was pressed: `item`, `prompt_id`.
 * @csspart heading - The title above.
 * @csspart grid - The items.
 */
export class VitrineRecommend extends ItemsElement {
  static override styles = [theme, itemStyles, recommendStyles];
  static override properties = {
    ...ItemsElement.properties,
    imageId: { type: String, attribute: 'image-id' },
    externalId: { type: String, attribute: 'external-id' },
    kind: { type: String },
    layout: { type: String },
    count: { type: Number },
    heading: { type: String },
  };

  /** The item that the others are like or go with. */
  declare imageId: string | null;
  /** The same by the shop's own id. */
  declare externalId: string | null;
  declare kind: Kind;
  declare layout: 'carousel' | 'grid';
  declare count: number;
  /** In place of the usual heading; empty: none. */
  declare heading: string | null;

  constructor() {
    super();
    this.imageId = null;
    this.externalId = null;
    this.kind = 'similar';
    this.layout = 'carousel';
    this.count = 8;
    this.heading = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const asked = ['imageId', 'externalId', 'kind', 'count', 'key', 'api'] as const;
    if (asked.some((name) => changed.has(name))) this.load();
  }

  private load(): void {
    const { kind, count: num_results } = this;
    if (this.key === null || (kind !== 'popular' && !namesItem(this))) return;
    this.answer = undefined;
    void this.ask((signal) => {
      const { vitrine } = this;
      if (vitrine === undefined) return undefined;
      if (kind === 'popular') return vitrine.recommend({ popular: true, num_results }, { signal });
      return itemIdOf(vitrine, this, signal).then((id) =>
        vitrine.recommend(
          kind === 'look' ? { completeTheLook: id, num_results } : { similarTo: id, num_results },
          { signal },
        ),
      );
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { answer, heading } = this;
    if (this.failure !== undefined)
      return html`<div dir=${direction()}>${this.problem(() => this.load())}</div>`;
    // Nothing to show is no news for a shopper.
    if (answer !== undefined && answer.results.length === 0) return nothing;
    if (answer === undefined && !this.isAsking) return nothing;
    const title = heading ?? t(titles[this.kind]);
    const items = answer
      ? this.cards(answer.results)
      : Array.from({ length: 4 }, () => html`<li class="waiting" aria-hidden="true"></li>`);
    return html`<section dir=${direction()} aria-label=${title}>
      <div class="head">
        ${title === '' ? nothing : html`<h2 part="heading">${title}</h2>`}
        ${
          this.layout === 'grid'
            ? nothing
            : html`<div class="turn">
                <button class="plain" aria-label=${t('previous')} @click=${() => this.turn(-1)}>
                  ${backIcon}
                </button>
                <button class="plain" aria-label=${t('next')} @click=${() => this.turn(1)}>
                  ${forwardIcon}
                </button>
              </div>`
        }
      </div>
      <ul part="grid" class=${this.layout === 'grid' ? 'grid' : 'grid carousel'}>
        ${items}
      </ul>
    </section>`;
  }

  private turn(by: number): void {
    const row = this.renderRoot.querySelector('ul');
    if (row === null) return;
    const sign = direction() === 'rtl' ? -1 : 1;
    row.scrollBy({ left: sign * by * row.clientWidth * 0.8, behavior: 'smooth' });
  }
}
