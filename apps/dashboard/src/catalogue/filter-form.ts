import { html, type TemplateResult } from 'lit';
import { fieldText } from '../base/field-text.js';

/** As the listing takes them. */
export interface CatalogueFilters {
  embedding_status?: 'pending' | 'embedded' | 'failed';
  category?: string;
  in_stock?: 'true' | 'false';
  external_id?: string;
}

const STATUSES = [
  ['', 'any status'],
  ['embedded', 'can be found'],
  ['pending', 'waits for its vector'],
  ['failed', 'failed'],
] as const;
const STOCK = [
  ['', 'in stock or not'],
  ['true', 'in stock'],
  ['false', 'out of stock'],
] as const;

export function filterForm(
  { embedding_status, category, in_stock }: CatalogueFilters,
  categories: readonly string[],
  onFilter: (event: Event) => void,
): TemplateResult {
  const options = (entries: readonly (readonly [string, string])[], chosen: string | undefined) =>
    entries.map(
      ([value, text]) => html`<option value=${value} ?selected=${value === (chosen ?? '')}>${text}</option>`,
    );
  return html`<form class="row filters" @change=${onFilter} @submit=${onFilter} aria-label="Filters">
    <label
      >Status
      <select name="embedding_status">
        ${options(STATUSES, embedding_status)}
      </select></label
    >
    <label>
      Category
      <select name="category">
        ${options([['', 'any'], ...categories.map((name) => [name, name] as const)], category)}
      </select>
    </label>
    <label
      >Stock
      <select name="in_stock">
        ${options(STOCK, in_stock)}
      </select></label
    >
    <label class="grow">External id <input name="external_id" autocomplete="off" maxlength="200" /></label>
  </form>`;
}

/** What the form says; empty fields are no filter. */
export function filtersOf(fields: FormData): CatalogueFilters {
  const given = [...fields.keys()].map((name) => [name, fieldText(fields, name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== '')) as CatalogueFilters;
}
