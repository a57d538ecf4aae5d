import { parse } from 'csv-parse/sync';

/** A draft that was marked by eye, 0 (wrong at first sight) to 3 (right), with what was measured of it. */
export type MarkedDraft = {
  set: string;
  number: number;
  recipe: string;
  mark: number;
  measures: Record<string, number>;
  /** Whether somebody wears the garment in its photo, as far as it was written down. */
  isWorn: boolean;
  /** What a fit that knew neither person nor sender makes of a look at it; 0 where none looked. */
  seen: number;
};

/** Cases of a third that no fit has seen: all drafts of a case lie on one side. */
export const isHeldOut = ({ number }: MarkedDraft): boolean => [3, 4, 5].includes(number % 9);

/** Columns that are no measures. */
const ABOUT = new Set(['set', 'number', 'person', 'garment', 'recipe', 'type', 'mark', 'worn', 'seen']);

/** Of a CSV with a column for each measure. */
export function markedDrafts(text: string): MarkedDraft[] {
  const rows = parse<Record<string, string>>(text, { columns: true, skip_empty_lines: true });
  return rows.map((row) => ({
    set: row.set!,
    number: Number(row.number),
    recipe: row.recipe ?? 'as made',
    mark: Number(row.mark),
    isWorn: row.worn === '1',
    seen: Number(row.seen ?? 0),
    measures: Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !ABOUT.has(name))
        .map(([name, value]) => [name, Number(value)]),
    ),
  }));
}
