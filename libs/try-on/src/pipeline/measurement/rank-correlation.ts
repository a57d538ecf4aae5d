/** Spearman's: 1 where two lists rise together, 0 where they have nothing to do with each other. Ties share their rank. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [p, q] = [ranksOf(a), ranksOf(b)];
  const mean = (a.length - 1) / 2;
  let [both, first, second] = [0, 0, 0];
  p.forEach((rank, i) => {
    both += (rank - mean) * (q[i]! - mean);
    first += (rank - mean) ** 2;
    second += (q[i]! - mean) ** 2;
  });
  return both / Math.sqrt(first * second);
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).toSorted((i, k) => values[i]! - values[k]!);
  const ranks: number[] = Array.from({ length: values.length }, () => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++;
    for (let at = from; at <= to; at++) ranks[order[at]!] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}
