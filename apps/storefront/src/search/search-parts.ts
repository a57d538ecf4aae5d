import { html, nothing, type TemplateResult } from 'lit';
import type { Filters, Recommendations } from '#sdk';
import type { TextId } from '../texts/en.js';
import { t } from '../texts/texts.js';
import type { Facets } from './facets.js';

type Part = TemplateResult | typeof nothing;

/** The prompts to begin with, `|` between them; `prompt` is the one that is searched for. */
export function promptChips(prompts: string, prompt: string, choose: (prompt: string) => void): Part {
  const all = prompts
    .split('|')
    .map((each) => each.trim())
    .filter(Boolean);
  if (all.length === 0) return nothing;
  return html`<div part="prompts" class="chips">
    ${all.map(
      (each) =>
        html`<button part="prompt" class="chip" aria-pressed=${each === prompt} @click=${() => choose(each)}>
          ${each}
        </button>`,
    )}
  </div>`;
}

/** What can be chosen among the items that were found; a second press takes it back. */
export function filterChips(
  { categories, prices }: Facets,
  filters: Filters,
  change: (to: Filters) => void,
): Part {
  if (categories.length < 2 && prices.length < 2) return nothing;
  return html`<div part="filters" class="chips filters" role="group" aria-label=${t('filters')}>
    ${categories.map((category) => {
      const isOn = filters.category === category;
      const toggle = () => change({ category: isOn ? undefined : category });
      return html`<button class="chip small" aria-pressed=${isOn} @click=${toggle}>${category}</button>`;
    })}
    ${prices.map(({ value, text }) => {
      const isOn = filters.price_max === value;
      const toggle = () => change({ price_max: isOn ? undefined : value });
      return html`<button class="chip small" aria-pressed=${isOn} @click=${toggle}>
        ${t('filterPrice', text)}
      </button>`;
    })}
  </div>`;
}

/** Where the items of a first search will be. */
export function waiting(): TemplateResult {
  return html`<div class="grid" aria-hidden="true">
    ${Array.from({ length: 8 }, () => html`<div class="waiting"></div>`)}
  </div>`;
}

/** Where nothing fits: what is shown in its place, and a way out of the filters where there are some. */
export function fallbackNote(answer: Recommendations, filters: Filters, change: (to: Filters) => void): Part {
  const note = noteOn(answer);
  if (note === undefined) return nothing;
  const none = Object.fromEntries(Object.keys(filters).map((name) => [name, undefined]));
  return html`<p part=${answer.results.length === 0 ? 'empty' : 'fallback'} class="note">
    ${t(note)}
    ${
      Object.keys(filters).length === 0
        ? nothing
        : html`<button part="clear-filters" class="chip small" @click=${() => change(none)}>
            ${t('clearFilters')}
          </button>`
    }
  </p>`;
}

/** What a screen reader says of an answer. */
export function spokenOf(answer: Recommendations): string {
  const note = noteOn(answer);
  return note === undefined ? t('results', answer.results.length) : t(note);
}

/** Undefined: it fits. */
function noteOn({ results, fallback_used }: Recommendations): TextId | undefined {
  if (results.length === 0) return 'nothingFound';
  if (fallback_used === null || fallback_used === 'none') return undefined;
  return fallback_used === 'popular' ? 'onlyPopular' : 'onlyClosest';
}
