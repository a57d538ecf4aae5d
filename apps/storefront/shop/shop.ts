import { Vitrine } from '#sdk';
import type { VitrineSearch } from '../src/search/vitrine-search.js';
import { addressIn, addressOf, readPlace } from './address.js';
import { cart } from './cart.js';
import { Items, type ShopItem } from './items.js';
import { readSettings, type ShopSettings } from './settings.js';
import { showTexts } from './texts.js';

const RETRY_MS = 2_000;

/** What was searched for last; null: nothing yet. */
let searched: string | null = null;

function element<T extends Element = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** While the demo fills its shop there is nothing to show yet. */
async function settings(): Promise<ShopSettings> {
  for (;;) {
    try {
      return await readSettings();
    } catch {
      element('#filling').hidden = false;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** The page as its address says: an item, or the search. */
async function show(): Promise<void> {
  const { item: id, q } = readPlace();
  // Where nobody can say what it is, the search says why.
  const item = id === null ? null : await items.find(id).catch(() => null);
  // Gone elsewhere while it was asked for.
  if (readPlace().item !== id) return;
  element('#gone').hidden = item !== undefined;
  if (item) return showItem(item);
  turnTo('#search-page', 'Vitrine demo shop');
  const wanted = q ?? prompts[0] ?? '';
  if (search.prompt !== wanted) search.searchFor(wanted);
}

function turnTo(page: '#search-page' | '#item-page', title: string): void {
  for (const one of ['#search-page', '#item-page']) element(one).hidden = one !== page;
  document.title = title;
  scrollTo({ top: 0 });
}

function showItem(item: ShopItem): void {
  const photo = element<HTMLImageElement>('#photo');
  photo.src = item.photo_url;
  photo.alt = item.name;
  element('#category').textContent = item.category ?? '';
  element('#name').textContent = item.name;
  const { price, currency } = item;
  element('#price').textContent =
    price === null
      ? ''
      : new Intl.NumberFormat(document.documentElement.lang, {
          style: 'currency',
          currency: currency ?? 'EUR',
        }).format(price);
  const tryOn = element('#item-page vitrine-try-on');
  tryOn.setAttribute('image-id', item.image_id);
  tryOn.setAttribute('name', item.name);
  tryOn.setAttribute('item-photo', item.photo_url);
  for (const row of document.querySelectorAll('#item-page vitrine-recommend'))
    row.setAttribute('image-id', item.image_id);
  turnTo('#item-page', `${item.name}, Vitrine demo shop`);
}

function open(address: string): void {
  history.pushState(null, '', address);
  void show();
}

function listen(): void {
  document.addEventListener('vitrine-select', (event) => {
    const { item } = (event as CustomEvent<{ item: ShopItem }>).detail;
    items.keep(item);
    // The item's page is this page: nothing is loaded anew.
    event.preventDefault();
    open(addressOf({ item: item.image_id }));
  });
  document.addEventListener('vitrine-search', (event) => {
    const { prompt } = (event as CustomEvent<{ prompt: string }>).detail;
    searched = prompt;
    history.replaceState(history.state, '', addressOf({ q: prompt }));
  });
  document.addEventListener('vitrine-add-to-cart', () => cart.add());
  element('#to-cart').addEventListener('click', () => cart.add());
  for (const link of document.querySelectorAll('a[data-home]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(addressOf({ q: searched }));
    });
  }
  addEventListener('popstate', () => void show());
}

function useLanguage(): void {
  const choice = element<HTMLSelectElement>('#language');
  const chosen = readPlace().lang ?? 'en';
  choice.value = chosen;
  const apply = (language: string) => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    showTexts(language);
    for (const one of document.querySelectorAll('vitrine-search, vitrine-recommend, vitrine-try-on'))
      one.setAttribute('lang', language);
  };
  apply(chosen);
  choice.addEventListener('change', () => {
    history.replaceState(history.state, '', addressIn(choice.value));
    apply(choice.value);
  });
}

useLanguage();
element('#search-page').hidden = readPlace().item !== null;
const { key, prompts } = await settings();
const items = new Items(new Vitrine({ url: location.origin, key }));
const search = element<VitrineSearch>('vitrine-search');
await customElements.whenDefined('vitrine-search');
element('#filling').hidden = true;
for (const one of document.querySelectorAll('vitrine-search, vitrine-recommend, vitrine-try-on'))
  one.setAttribute('key', key);
search.setAttribute('prompts', prompts.slice(0, 8).join('|'));
await search.updateComplete;
listen();
await show();
