/** As strict as a page can be: what it shows and asks is here, or where photos are. */
export function pagePolicy(publicUrl: string | undefined): string {
  const here = publicUrl === undefined ? "'self'" : `'self' ${new URL(publicUrl).origin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${here} blob: data:`,
    `connect-src ${here} blob:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
