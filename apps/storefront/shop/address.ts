/** What the address of the page says. */
export interface Place {
  /** The id of an item; null: the search. */
  item: string | null;
  /** What is searched for; empty: nothing; null: what the shop begins with. */
  q: string | null;
  lang: string | null;
}

export function readPlace(): Place {
  const of = new URLSearchParams(location.search);
  return { item: of.get('item'), q: of.get('q'), lang: of.get('lang') };
}

/** The address of an item, a search or what the shop begins with, in the language of this one. */
export function addressOf(place: Partial<Pick<Place, 'item' | 'q'>>): string {
  const of = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...place, lang: readPlace().lang }))
    if (value !== null) of.set(name, value);
  return `?${String(of)}`;
}

/** This address in another language. */
export function addressIn(lang: string): string {
  const of = new URLSearchParams(location.search);
  of.set('lang', lang);
  return `?${String(of)}`;
}
