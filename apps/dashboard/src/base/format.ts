const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const numbers = new Intl.NumberFormat();
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** A time of the API as people say it; a dash where there is none. */
export function time(at: string | null | undefined): string {
  return at ? moment.format(new Date(at)) : '—';
}

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : numbers.format(value);
}

/** @param value 0 to 1 */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : share.format(value);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export function bytes(value: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: UNITS[power] as string,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value / 1000 ** power);
}

/** Milliseconds: below ten seconds as they are, else in seconds. */
export function duration(ms: number): string {
  return ms < 10_000 ? `${count(Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}
