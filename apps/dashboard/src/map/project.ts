import { UMAP } from 'umap-js';
import { principalCoordinates } from './principal-axes.js';
import { seededRandom } from './seeded-random.js';

/** UMAP looks at the few axes that matter: the rest is noise and time. */
const AXES = 24;
const NEIGHBOURS = 12;
const LEAST_FOR_UMAP = 20;

export type Place = readonly [x: number, y: number];

/**
 * Where items lie on a map on which similar ones are near each other (UMAP, McInnes et al. 2018).
 * @param vectors unit vectors
 * @param onProgress 0 to 1
 * @returns places within 0 to 1
 */
export async function project(
  vectors: readonly Float32Array[],
  onProgress: (share: number) => void,
): Promise<Place[]> {
  const random = seededRandom(1);
  if (vectors.length < LEAST_FOR_UMAP) return fitted(principalCoordinates(vectors, 2, random));
  const umap = new UMAP({ nNeighbors: NEIGHBOURS, minDist: 0.3, random });
  const epochs = umap.initializeFit(principalCoordinates(vectors, AXES, random));
  let last = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    // The page goes on being one that answers.
    if (performance.now() - last > 40) {
      onProgress(epoch / epochs);
      await new Promise((next) => setTimeout(next));
      last = performance.now();
    }
  }
  return fitted(umap.getEmbedding());
}

/** Moved and scaled to 0 to 1 on both axes. */
function fitted(points: readonly number[][]): Place[] {
  const axis = (at: number) => {
    const values = points.map((point) => point[at] ?? 0);
    const least = Math.min(...values);
    const span = Math.max(...values) - least || 1;
    return (point: readonly number[]) => ((point[at] ?? 0) - least) / span;
  };
  const [x, y] = [axis(0), axis(1)];
  return points.map((point) => [x(point), y(point)] as const);
}
