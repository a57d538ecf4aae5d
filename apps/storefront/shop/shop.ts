import { cart } from './cart.js';
import { readSettings, type ShopSettings } from './settings.js';
import { itemOf, keepItem, type ShopItem } from './seen-items.js';
import { showTexts } from './texts.js';

const RETRY_MS = 2_000;

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

/** The page as its address says: all items, or one. */
function show(): void {
  const id = new URLSearchParams(location.search).get('item');
  const item = id === null ? undefined : itemOf(id);
  element('#search-page').hidden = item !== undefined;
  element('#item-page').hidden = item === undefined;
  document.title = item === undefined ? 'Vitrine demo shop' : `${item.name}, Vitrine demo shop`;
  if (item !== undefined) showItem(item);
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
}

function open(address: string): void {
  history.pushState(null, '', address);
  show();
}

function listen(): void {
  document.addEventListener('vitrine-select', (event) => {
    const { item } = (event as CustomEvent<{ item: ShopItem }>).detail;
    keepItem(item);
    // The item's page is this page: nothing is loaded anew.
    event.preventDefault();
    open(`?item=${encodeURIComponent(item.image_id)}`);
  });
  document.addEventListener('vitrine-add-to-cart', () => cart.add());
  element('#to-cart').addEventListener('click', () => cart.add());
  for (const link of document.querySelectorAll('a[data-home]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(location.pathname);
    });
  }
  addEventListener('popstate', show);
}

function useLanguage(): void {
  const choice = element<HTMLSelectElement>('#language');
  const chosen = new URLSearchParams(location.search).get('lang') ?? 'en';
  choice.value = chosen;
  const apply = (language: string) => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    showTexts(language);
    for (const one of document.querySelectorAll('vitrine-search, vitrine-recommend, vitrine-try-on'))
      one.setAttribute('lang', language);
  };
  apply(chosen);
  choice.addEventListener('change', () => apply(choice.value));
}

useLanguage();
listen();
const { key, prompts } = await settings();
element('#filling').hidden = true;
for (const one of document.querySelectorAll('vitrine-search, vitrine-recommend, vitrine-try-on'))
  one.setAttribute('key', key);
const search = element('vitrine-search');
search.setAttribute('prompts', prompts.slice(0, 8).join('|'));
if (!search.hasAttribute('prompt')) search.setAttribute('prompt', prompts[0] ?? '');
show();
