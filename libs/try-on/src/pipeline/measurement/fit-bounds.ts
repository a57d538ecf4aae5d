import { type Gate, partsBy, PASS, scoreBy } from '../quality/gate.js';

/** One trial: what was measured of it, and whether the gate ought to pass it. */
export type Sample<M extends string> = { measures: Readonly<Record<M, number>>; isGood: boolean };

export type TradeOff = { caught: number; falseAlarms: number };

/** Factors by which the bounds of a measure are tried. */
const FACTORS = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2];
const ROUNDS = 3;
/** What a false alarm weighs against a spoilt draft that slips through: a shopper gets nothing, or something bad. */
const ALARM = 1;

/** Shares of spoilt samples that are refused, and of good ones. */
export function tradeOff<M extends string>(gate: Gate<M>, samples: readonly Sample<M>[]): TradeOff {
  const refused = (wanted: readonly Sample<M>[]) =>
    wanted.filter(({ measures }) => scoreBy(gate, partsBy(gate, measures)) < PASS).length /
    Math.max(1, wanted.length);
  return {
    caught: refused(samples.filter(({ isGood }) => !isGood)),
    falseAlarms: refused(samples.filter(({ isGood }) => isGood)),
  };
}

/**
 * The gate with the bounds of `free` measures widened or narrowed, one after the other, to what catches most at the
 * fewest false alarms. Of factors that are equally good the one nearest to 1 stays.
 */
export function fitBounds<M extends string>(
  gate: Gate<M>,
  free: readonly M[],
  samples: readonly Sample<M>[],
): Gate<M> {
  let best = gate;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of free) {
      const [bad, good] = best.bounds[name];
      const tried = FACTORS.toSorted((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b))).map((by) => ({
        ...best,
        bounds: { ...best.bounds, [name]: [bad * by, good * by] as const },
      }));
      best = tried.reduce((a, b) => (worth(b, samples) > worth(a, samples) ? b : a));
    }
  }
  return best;
}

function worth<M extends string>(gate: Gate<M>, samples: readonly Sample<M>[]): number {
  const { caught, falseAlarms } = tradeOff(gate, samples);
  return caught - ALARM * falseAlarms;
}
