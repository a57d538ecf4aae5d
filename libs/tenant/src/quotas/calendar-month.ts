/** A calendar month in UTC, `start` ≤ moment < `end`. */
export type CalendarMonth = { start: Date; end: Date };

/** The month of a moment. */
export function monthOf(moment: Date): CalendarMonth {
  const [year, month] = [moment.getUTCFullYear(), moment.getUTCMonth()];
  return { start: new Date(Date.UTC(year, month)), end: new Date(Date.UTC(year, month + 1)) };
}
