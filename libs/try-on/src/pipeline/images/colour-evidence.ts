import { blur, COLOUR_CELLS, colourCells, type Image, type Mask, newMask, spreadCounts } from '#images';

/** A pixel teaches a colour model when it is known so surely. */
const SURE = 0.9;
/** Counts as seen everywhere beforehand, as a share of all: an unseen colour speaks for neither side. */
const UNSEEN = 2e-5;
/** Most that colour may say against the network, in log odds: it is overruled where it is surer than that. */
const MOST = 2.2;

/** In pixels: one stripe of a garment may have the ground's colour. */
const TOGETHER = 2.5;

/**
 * The network's coverage with what colour knows better: in between sleeve and hem, where a gap is narrower than its
 * pixels, what has the colour of the ground is ground. Where garment and ground are of one colour nothing changes.
 * Bayes' rule over two colour histograms, as GrabCut begins (Rother, Kolmogorov and Blake, SIGGRAPH 2004).
 * @param coverage 0–1, of the size of `image`
 * @param known from which pixels colours are learned: near 1 in front, near 0 behind, others neither
 * @param options.most that colour may say against the network, in log odds
 * @param options.together pixels (standard deviation) that are heard together
 */
export function withColours(
  image: Image,
  coverage: Mask,
  known = coverage,
  { most = MOST, together = TOGETHER } = {},
): Mask {
  const [front, back] = [new Float32Array(COLOUR_CELLS), new Float32Array(COLOUR_CELLS)];
  const cells = colourCells(image);
  for (let i = 0; i < cells.length; i++) {
    if (known.data[i]! > SURE) front[cells[i]!]! += 1;
    else if (known.data[i]! < 1 - SURE) back[cells[i]!]! += 1;
  }
  const ofColour = evidenceOf(spreadCounts(front), spreadCounts(back), most);
  const evidence = newMask(coverage);
  for (let i = 0; i < cells.length; i++) evidence.data[i] = most + ofColour[cells[i]!]!;
  const smooth = blur(evidence, together).data;
  const out = newMask(coverage);
  for (let i = 0; i < cells.length; i++) {
    const chance = Math.min(0.999, Math.max(0.001, coverage.data[i]!));
    const odds = Math.log(chance / (1 - chance)) + smooth[i]! - most;
    out.data[i] = 1 / (1 + Math.exp(-odds));
  }
  return out;
}

/** Log odds of each colour, within ±`most`. */
function evidenceOf(front: Float32Array, back: Float32Array, most: number): Float32Array {
  const total = (counts: Float32Array) =>
    Math.max(
      1,
      counts.reduce((a, b) => a + b, 0),
    );
  const [fronts, backs] = [total(front), total(back)];
  return front.map((count, cell) => {
    const ratio = Math.log((count / fronts + UNSEEN) / (back[cell]! / backs + UNSEEN));
    return Math.min(most, Math.max(-most, ratio));
  });
}
