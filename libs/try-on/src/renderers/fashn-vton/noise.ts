/** `count` numbers of a normal distribution, the same for the same seed. */
export function noiseOf(seed: number, count: number): Float32Array {
  const uniform = uniformOf(seed);
  const noise = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    // Box–Muller: two normal numbers of two uniform ones. 1 − u is never 0.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    noise[i] = radius * Math.cos(angle);
    if (i + 1 < count) noise[i + 1] = radius * Math.sin(angle);
  }
  return noise;
}

/** Uniform in [0, 1): a Weyl sequence through a 32-bit integer mix. */
function uniformOf(seed: number): () => number {
  let state = Math.imul(seed + 0x51ed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 4_294_967_296;
  };
}
