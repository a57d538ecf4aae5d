import { maskOf } from '#images';
import { likeliestOf, type Parse, type Part, partIndex, PARTS } from '#person-parse';
import { components } from '../images/morphology.js';

const CLOTHES: readonly Part[] = ['upper', 'lower', 'dress', 'outer'];
/** Of the person's area: a garment has no less than this in one place. */
const SCRAP = 0.015;
/** With this share of its border on one other garment a scrap is of that. */
const WITHIN = 0.6;

/** With scraps of one garment that lie within another given to that: a parser's doubts, where nobody wears two. */
export function withoutScraps(parse: Parse): Parse {
  const { width, height } = parse;
  const plane = width * height;
  const labels = likeliestOf(parse);
  const isCloth = PARTS.map((part) => CLOTHES.includes(part));
  let person = 0;
  for (const label of labels) if (label !== 0) person++;
  const probabilities = parse.probabilities.slice();
  const beside = [-1, 1, -width, width];
  for (const label of CLOTHES.map(partIndex)) {
    const mask = maskOf({ width, height, data: labels }, [label]);
    const { labels: numbers, parts } = components(mask);
    if (parts.length === 0) continue;
    const borders = parts.map(() => new Uint32Array(PARTS.length));
    for (let i = width; i < plane - width; i++) {
      const number = numbers.data[i]!;
      if (number === 0) continue;
      const border = borders[number - 1]!;
      for (let k = 0; k < beside.length; k++) {
        const other = labels[i + beside[k]!]!;
        if (other !== label) border[other]!++;
      }
    }
    const becomes = parts.map(({ area }, k) => {
      if (area > SCRAP * person) return undefined;
      const border = borders[k]!;
      const all = border.reduce((a, b) => a + b, 0);
      return [...border.keys()].find((other) => isCloth[other] && border[other]! > WITHIN * all);
    });
    if (becomes.every((other) => other === undefined)) continue;
    for (let i = 0; i < plane; i++) {
      const number = numbers.data[i]!;
      const other = number === 0 ? undefined : becomes[number - 1];
      if (other === undefined) continue;
      const [from, to] = [label * plane + i, other * plane + i];
      probabilities[to] = probabilities[to]! + probabilities[from]!;
      probabilities[from] = 0;
    }
  }
  return { ...parse, probabilities };
}
