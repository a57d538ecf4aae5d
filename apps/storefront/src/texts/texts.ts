import type { ReactiveControllerHost } from 'lit';
import { ar } from './ar.js';
import { de } from './de.js';
import { en, type TextId, type Texts } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';

const texts: Record<string, Texts> = { en, de, fr, es, ar };
export const languages = Object.keys(texts);

let language = 'en';
/** Elements that are in the page. */
const shown = new Set<ReactiveControllerHost>();

/** Has an element drawn anew when the language is another. */
export function followLanguage(element: ReactiveControllerHost): void {
  element.addController({
    hostConnected: () => void shown.add(element),
    hostDisconnected: () => void shown.delete(element),
  });
}

/** A text in the language of the page, with `{0}` filled in. */
export function t(id: TextId, filled: string | number = ''): string {
  return (texts[language] ?? en)[id].replace('{0}', String(filled));
}

/** Takes the first of ours: of the element, of the page, of the browser, English. */
export function useLanguage(wanted: string | null | undefined): void {
  const asked = [wanted, document.documentElement.lang, ...navigator.languages];
  const found = asked
    .map((tag) => tag?.toLowerCase().split('-')[0] ?? '')
    .find((tag) => languages.includes(tag));
  if (found === undefined || found === language) return;
  language = found;
  for (const element of shown) element.requestUpdate();
}

export function currentLanguage(): string {
  return language;
}

export function direction(): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
