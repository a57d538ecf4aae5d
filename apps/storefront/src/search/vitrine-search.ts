import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Filters, Recommendations } from '#sdk';
import { cameraIcon, closeIcon, searchIcon } from '../base/icons.js';
import { theme } from '../base/theme.js';
import { ItemsElement } from '../items/items-element.js';
import { itemStyles } from '../items/item-styles.js';
import { preparePhoto } from '../photo/prepare-photo.js';
import { direction, t } from '../texts/texts.js';
import { facets, type Facets } from './facets.js';
import { fallbackNote, filterChips, promptChips, spokenOf, waiting } from './search-parts.js';
import { searchStyles } from './search-styles.js';
import { SuggestionBox } from './suggestion-box.js';

const PAUSE_MS = 180;
const LEAST_TYPED = 3;
const NO_FACETS: Facets = { categories: [], prices: [], currency: null };

/**
 * Search by words or a photo, with suggestions, filters and a grid of what was found.
 *
 * @fires vitrine-ready - The element is in the page.
 * @fires vitrine-error - Something failed: `code`, `message`, `request_id`.
 * @fires vitrine-search - Something else is searched for: `prompt`; empty: a photo alone, or nothing any more.
 * @fires vitrine-result - What was found, as the API answers it.
 * @fires vitrine-select - An item was chosen: `item`, `prompt_id`. A listener that prevents the default shows it itself.
 * @fires vitrine-add-to-cart - "Add to cart" was pressed: `item`, `prompt_id`.
 * @slot start - What is shown before anything is searched.
 * @csspart form - The line to type into.
 * @csspart clear - The button that takes the words away.
 * @csspart prompts - The prompts to begin with.
 * @csspart filters - The filters of what was found.
 * @csspart grid - The items.
 */
export class VitrineSearch extends ItemsElement {
  static override styles = [theme, itemStyles, searchStyles];
  static override properties = {
    ...ItemsElement.properties,
    prompt: { type: String },
    prompts: { type: String },
    count: { type: Number },
    instant: { type: Boolean },
    filters: { state: true },
    photo: { state: true },
  };

  /** What is searched for; the shopper changes it. */
  declare prompt: string;
  /** Prompts to begin with, with `|` between them. */
  declare prompts: string;
  /** Items of a page. */
  declare count: number;
  /** Whether it searches while the shopper types. Each pause then counts as a prompt. */
  declare instant: boolean;
  declare private filters: Filters;
  declare private photo: { blob: Blob; url: string } | undefined;
  /** The words of what is shown, whatever has been typed since. */
  private searched = '';
  /** The next page of what is shown, and not something else in its place. */
  private isAskingForMore = false;
  private facets = NO_FACETS;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private readonly suggestions = new SuggestionBox(
    this,
    () => this.vitrine,
    (text) => this.searchFor(text),
  );

  constructor() {
    super();
    this.prompt = '';
    this.prompts = '';
    this.count = 24;
    this.instant = false;
    this.filters = {};
  }

  protected override firstUpdated(): void {
    if (this.prompt !== '') this.search();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('key') && changed.get('key') !== undefined && this.prompt !== '') this.search();
  }

  /** Searches for these words, as if they had been typed. */
  searchFor(prompt: string): void {
    this.suggestions.close();
    this.dropPhoto();
    this.prompt = prompt;
    this.filters = {};
    this.search();
  }

  private search(cursor?: string): void {
    clearTimeout(this.typing);
    const prompt = cursor === undefined ? this.prompt.trim() : this.searched;
    this.searched = prompt;
    const { photo, filters } = this;
    if (prompt === '' && photo === undefined) return this.clear();
    if (cursor === undefined) this.emit('search', { prompt });
    const options = { num_results: this.count, filters, ...(cursor !== undefined && { cursor }) };
    const before = cursor === undefined ? [] : (this.answer?.results ?? []);
    this.isAskingForMore = cursor !== undefined;
    void this.ask(
      (signal) => {
        const wanted = photo
          ? { photo: photo.blob, ...(prompt !== '' && { prompt }), ...options }
          : { prompt, fallback: 'popular' as const, ...options };
        return this.vitrine?.recommend(wanted, { signal });
      },
      (answer) => {
        if (Object.keys(filters).length === 0 && cursor === undefined) this.facets = facets(answer.results);
        return { ...answer, results: [...before, ...answer.results] };
      },
    );
  }

  /** The filters are of what other words found: of these there may be none of that category. */
  private searchTyped(): void {
    if (this.prompt.trim() !== this.searched) this.filters = {};
    this.search();
  }

  /** Nothing is searched for: what was found goes too. */
  private clear(): void {
    this.forget();
    this.prompt = this.searched = '';
    this.filters = {};
    this.facets = NO_FACETS;
    this.emit('search', { prompt: '' });
  }

  protected override render(): TemplateResult {
    return html`<div class="whole" dir=${direction()}>
      ${this.form()} ${promptChips(this.prompts, this.prompt, (prompt) => this.searchFor(prompt))}
      ${filterChips(this.facets, this.filters, (change) => this.filter(change))}
      <div aria-live="polite" class="hidden">${this.spoken()}</div>
      ${this.found()}
    </div>`;
  }

  private form(): TemplateResult {
    return html`<form part="form" role="search" class="form" @submit=${this.submit}>
      ${
        this.photo
          ? html`<span class="photo"
              ><img src=${this.photo.url} alt=${t('photoSearched')} /><button
                type="button"
                class="plain"
                aria-label=${t('removePhoto')}
                @click=${this.removePhoto}
              >
                ${closeIcon}
              </button></span
            >`
          : nothing
      }
      <input
        part="input"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        maxlength="300"
        role="combobox"
        aria-autocomplete="list"
        aria-controls="suggestions"
        aria-expanded=${this.suggestions.isOpen}
        aria-activedescendant=${this.suggestions.activeId ?? nothing}
        aria-label=${t('searchLabel')}
        placeholder=${t('searchPlaceholder')}
        .value=${this.prompt}
        @input=${this.typed}
        @keydown=${this.suggestions.key}
        @blur=${() => this.suggestions.close()}
      />
      ${
        this.prompt === ''
          ? nothing
          : html`<button
              part="clear"
              type="button"
              class="plain"
              aria-label=${t('clearSearch')}
              @click=${this.takeAway}
            >
              ${closeIcon}
            </button>`
      }
      <label class="button plain camera" title=${t('searchByPhoto')}>
        <input
          class="hidden"
          type="file"
          accept="image/*"
          aria-label=${t('searchByPhoto')}
          @change=${this.takePhoto}
        />
        ${cameraIcon}
      </label>
      <button part="submit" class="primary" aria-label=${t('searchButton')}>${searchIcon}</button>
      ${this.suggestions.render()}
    </form>`;
  }

  private found(): TemplateResult {
    const again = () => this.search();
    if (this.failure !== undefined) return html`${this.problem(again)}`;
    const { answer } = this;
    if (answer === undefined) return this.isAsking ? waiting() : html`<slot name="start"></slot>`;
    return html`<div class=${this.isAsking && !this.isAskingForMore ? 'past' : ''}>
      ${this.results(answer)}
    </div>`;
  }

  private results(answer: Recommendations): TemplateResult {
    const note = fallbackNote(answer, this.filters, (change) => this.filter(change));
    if (answer.results.length === 0) return html`${note}`;
    const cursor = answer.next_cursor;
    return html`
      ${note}
      <ul part="grid" class="grid" aria-label=${t('resultsList')} aria-busy=${this.isAsking}>
        ${this.cards(answer.results)}
      </ul>
      ${
        cursor === null
          ? nothing
          : html`<p class="more">
              <button part="more" ?disabled=${this.isAsking} @click=${() => this.search(cursor)}>
                ${t('showMore')}
              </button>
            </p>`
      }
    `;
  }

  private spoken(): string {
    if (this.isAsking) return t('searching');
    return this.answer === undefined ? '' : spokenOf(this.answer);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    this.suggestions.close();
    this.searchTyped();
  };

  private readonly typed = (event: InputEvent): void => {
    this.prompt = (event.target as HTMLInputElement).value;
    this.suggestions.typed(this.prompt);
    clearTimeout(this.typing);
    if (!this.instant) return;
    if (this.prompt === '') return this.search();
    if (this.prompt.trim().length < LEAST_TYPED) return;
    this.typing = setTimeout(() => this.searchTyped(), PAUSE_MS);
  };

  private readonly takeAway = (): void => {
    this.prompt = '';
    this.suggestions.close();
    this.search();
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  };

  private filter(change: Filters): void {
    const filters = { ...this.filters, ...change };
    this.filters = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
    this.search();
  }

  private readonly takePhoto = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) return;
    try {
      const blob = await preparePhoto(file);
      this.dropPhoto();
      this.photo = { blob, url: URL.createObjectURL(blob) };
      this.prompt = '';
      this.filters = {};
      this.search();
    } catch (error) {
      this.failure = error;
      this.report(error);
    }
  };

  private readonly removePhoto = (): void => {
    this.dropPhoto();
    this.search();
  };

  private dropPhoto(): void {
    if (this.photo !== undefined) URL.revokeObjectURL(this.photo.url);
    this.photo = undefined;
  }
}
