import { html, nothing, type TemplateResult } from 'lit';
import type { Image } from '#sdk';
import { price } from '../base/price.js';

const SAYS = { pending: 'waits', embedded: 'can be found', failed: 'failed' } as const;
const MARKS = { pending: 'warn', embedded: 'good', failed: 'bad' } as const;

/** @param at place in the listing @param of how many there are, -1 where that is not known yet */
export function itemCard(item: Image, at: number, of: number, onOpen: () => void): TemplateResult {
  const { name, thumbnail_url, embedding_status, embedding_error, try_on } = item;
  return html`<li class="item" aria-posinset=${at + 1} aria-setsize=${of}>
    <button type="button" @click=${onOpen}>
      <img src=${thumbnail_url} alt="" loading="lazy" width="172" height="200" />
      <span class="name">${name}</span>
      <span class="quiet">${price(item)}</span>
      ${
        embedding_status === 'embedded'
          ? nothing
          : html`<span class="badge ${MARKS[embedding_status]}" title=${embedding_error ?? ''}
              >${SAYS[embedding_status]}</span
            >`
      }
      ${
        embedding_status === 'embedded' && try_on?.possible === false
          ? html`<span class="badge warn" title=${try_on.reason ?? ''}>cannot be tried on</span>`
          : nothing
      }
    </button>
  </li>`;
}
