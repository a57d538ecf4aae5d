/** The separator that a header of CSV uses most, outside of quotes: a comma, a semicolon or a tab. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** `12,50` and `1.234,50`, as much of Europe writes them. One of three digits after its comma may be thousands. */
const DECIMAL_COMMA = /^(\d+|\d{1,3}(\.\d{3})+),\d{1,2}$/;

/** A price of a table with a decimal point; what is no price with a decimal comma, as it is. */
export function withDecimalPoint(price: string): string {
  return DECIMAL_COMMA.test(price) ? price.replaceAll('.', '').replace(',', '.') : price;
}
