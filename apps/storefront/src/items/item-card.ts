import { html, nothing, type TemplateResult } from 'lit';
import type { Recommendation } from '#sdk';
import { t } from '../texts/texts.js';
import { priceText } from './price.js';

export interface CardActions {
  /** Where the item's page is; undefined: a button in place of a link. */
  href: (item: Recommendation) => string | undefined;
  select: (item: Recommendation, event: Event) => void;
  /** Undefined: no such button. */
  addToCart: ((item: Recommendation) => void) | undefined;
  inCart: ReadonlySet<string>;
}

/** An item of a grid or a carousel: its photo, name and price as one link. */
export function itemCard(item: Recommendation, actions: CardActions): TemplateResult {
  const href = actions.href(item);
  const inside = html`
    <span class="frame"
      ><img part="photo" src=${item.preview_url} alt="" loading="lazy" decoding="async"
    /></span>
    <span part="name" class="name">${item.name}</span>
    <span part="price" class="price">${priceText(item.price, item.currency)}</span>
  `;
  const select = (event: Event) => actions.select(item, event);
  const added = actions.inCart.has(item.image_id);
  return html`<li part="item" class="item">
    ${
      href === undefined
        ? html`<button part="link" class="card" @click=${select}>${inside}</button>`
        : html`<a part="link" class="card" href=${href} @click=${select}>${inside}</a>`
    }
    ${
      actions.addToCart === undefined
        ? nothing
        : html`<button
            part="add-to-cart"
            class="cart"
            aria-label=${`${t(added ? 'added' : 'addToCart')}: ${item.name}`}
            @click=${() => actions.addToCart?.(item)}
          >
            ${t(added ? 'added' : 'addToCart')}
          </button>`
    }
  </li>`;
}
