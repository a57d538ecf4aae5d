import { configureLocalization, msg } from '@lit/localize';
import { ar } from './ar.js';
import { de } from './de.js';
import { en, type TextId, type Texts } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

const translations: Record<string, Texts> = { de, fr, es, ar };
export const languages = ['en', ...Object.keys(translations)];

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(translations),
  loadLocale: (locale) => Promise.resolve({ templates: translations[locale] ?? en }),
});

/** A text in the language of the page, with `{0}` filled in. */
export function t(id: TextId, filled: string | number = ''): string {
  return msg(en[id], { id }).replace('{0}', String(filled));
}

/** Takes the first of ours: of the element, of the page, of the browser, English. */
export function useLanguage(wanted: string | null | undefined): void {
  const asked = [wanted, document.documentElement.lang, ...navigator.languages];
  const found = asked
    .map((tag) => tag?.toLowerCase().split('-')[0] ?? '')
    .find((language) => languages.includes(language));
  if (found !== undefined && found !== getLocale()) void setLocale(found);
}

export const currentLanguage = getLocale;

export function direction(): 'rtl' | 'ltr' {
  return getLocale() === 'ar' ? 'rtl' : 'ltr';
}
