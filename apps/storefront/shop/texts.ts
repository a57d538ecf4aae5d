/** What the page itself says, beside its elements; `data-text` names an id. */
const en = {
  title: 'Say what you would like to wear.',
  snippet: 'Put this into your page',
  language: 'Language',
  cart: 'Cart',
  filling: 'The demo is drawing its catalogue. This takes a moment …',
  gone: 'This item is not in the shop any more.',
  allItems: 'All items',
  addToCart: 'Add to cart',
  returns:
    'Free returns within 30 days. This shop is a demonstration: its garments are drawn, and nothing is sold.',
  foot: 'Search, recommendations and try-on by Vitrine, on this machine.',
};

type ShopTexts = typeof en;

const de: ShopTexts = {
  title: 'Sag, was du tragen möchtest.',
  snippet: 'Für deine eigene Seite',
  language: 'Sprache',
  cart: 'Warenkorb',
  filling: 'Die Demo zeichnet ihren Katalog. Das dauert einen Moment …',
  gone: 'Diesen Artikel gibt es nicht mehr.',
  allItems: 'Alle Artikel',
  addToCart: 'In den Warenkorb',
  returns:
    'Kostenlose Rückgabe innerhalb von 30 Tagen. Dieser Shop ist eine Vorführung: Die Kleidung ist gezeichnet, verkauft wird nichts.',
  foot: 'Suche, Empfehlungen und Anprobe von Vitrine, auf diesem Rechner.',
};

const fr: ShopTexts = {
  title: 'Dites ce que vous aimeriez porter.',
  snippet: 'À mettre dans votre page',
  language: 'Langue',
  cart: 'Panier',
  filling: 'La démo dessine son catalogue. Cela prend un instant…',
  gone: 'Cet article n’est plus dans la boutique.',
  allItems: 'Tous les articles',
  addToCart: 'Ajouter au panier',
  returns:
    'Retours gratuits sous 30 jours. Cette boutique est une démonstration : ses vêtements sont dessinés et rien n’est vendu.',
  foot: 'Recherche, recommandations et essayage par Vitrine, sur cette machine.',
};

const es: ShopTexts = {
  title: 'Di qué te gustaría ponerte.',
  snippet: 'Ponlo en tu página',
  language: 'Idioma',
  cart: 'Carrito',
  filling: 'La demostración está dibujando su catálogo. Tarda un momento…',
  gone: 'Este artículo ya no está en la tienda.',
  allItems: 'Todos los artículos',
  addToCart: 'Añadir al carrito',
  returns:
    'Devoluciones gratuitas en 30 días. Esta tienda es una demostración: su ropa está dibujada y no se vende nada.',
  foot: 'Búsqueda, recomendaciones y probador de Vitrine, en esta máquina.',
};

const ar: ShopTexts = {
  title: 'قل ما تودّ أن ترتديه.',
  snippet: 'ضع هذا في صفحتك',
  language: 'اللغة',
  cart: 'السلة',
  filling: 'يرسم العرض التجريبي معروضاته. يستغرق ذلك لحظة…',
  gone: 'لم تعد هذه القطعة في المتجر.',
  allItems: 'كل القطع',
  addToCart: 'أضف إلى السلة',
  returns: 'إرجاع مجاني خلال 30 يومًا. هذا المتجر للعرض فقط: الملابس مرسومة ولا يُباع شيء.',
  foot: 'البحث والتوصيات والقياس من Vitrine، على هذا الجهاز.',
};

const languages: Record<string, ShopTexts> = { en, de, fr, es, ar };

/** Writes all of them in a language. */
export function showTexts(language: string): void {
  const texts = languages[language] ?? en;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const { text } = element.dataset;
    if (text !== undefined && text in texts) element.textContent = texts[text as keyof ShopTexts];
  }
}
