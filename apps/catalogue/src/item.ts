/** A product of the sample catalogue, in the words a shop would use for it. */
export type SampleItem = {
  externalId: string;
  name: string;
  description: string;
  category: string;
  style: string;
  ageGroup: string;
  colour: string;
  pattern: string;
  price: number;
  currency: string;
  /** material, sleeve, and how it was photographed: background, variation (`studio` or `wild`), cut. */
  attributes: Record<string, string>;
};

/** The patterns that can be drawn. */
export const PATTERNS = ['solid', 'striped', 'checked', 'polka dot', 'floral'] as const;
export type PatternName = (typeof PATTERNS)[number];

/** Tells whether a text is one of the drawn patterns. */
export function isPattern(name: string): name is PatternName {
  return (PATTERNS as readonly string[]).includes(name);
}
