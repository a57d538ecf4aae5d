import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { z } from 'zod';
import { LocalInference } from '#inference';
import { drawGarment } from '#try-on/drawings';
import {
  cutOut,
  decodePhoto,
  GarmentCutter,
  GarmentLandmarkFinder,
  type GarmentLandmarks,
  LANDMARK_KINDS,
  type LandmarkKind,
  type LandmarkName,
  LANDMARKS,
  lookCloser,
} from '#try-on/networks';

/** Drawn garments with these numbers are in no training. */
const DRAWN = 400;
const DRAWN_SIZE = { width: 480, height: 640 };
/** Places set by hand, as shares of the photo's width and height. */
const MARKS = 'recipes/garment_landmarks/marks.json';

const marks = z.array(
  z.object({
    image: z.string(),
    kind: z.enum(LANDMARK_KINDS),
    landmarks: z.partialRecord(z.enum(LANDMARKS), z.tuple([z.number(), z.number()])),
    unsure: z.array(z.enum(LANDMARKS)),
  }),
);

type Truth = {
  kind: LandmarkKind;
  places: Partial<Record<LandmarkName, { x: number; y: number }>>;
  unsure: readonly LandmarkName[];
};

/** Prints errors, visibilities and kinds on drawn garments and, where the data is, on photos marked by hand. */
export async function evaluateLandmarks(modelsDir: string, dataDir: string): Promise<void> {
  const inference = new LocalInference({ workers: 1, intraOpThreads: 2 });
  const finder = await GarmentLandmarkFinder.open(modelsDir, inference);
  const cutter = await GarmentCutter.open(modelsDir, inference);
  try {
    const drawn = new Figures();
    for (let seed = 0; seed < DRAWN; seed++) {
      const { image, mask, kind, landmarks } = await drawGarment(seed, DRAWN_SIZE);
      drawn.add(await finder.find(image, mask), { kind, places: landmarks, unsure: [] });
    }
    drawn.print('drawn garments');
    const folder = join(dataDir, 'clothing', 'images');
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    if (!isThere) return console.log(`No photos in ${folder}: those marked by hand are left out.`);
    const photos = new Figures();
    for (const mark of marks.parse(JSON.parse(await readFile(join(modelsDir, MARKS), 'utf8')))) {
      const photo = await decodePhoto(await readFile(join(folder, `${mark.image}.jpg`)), mark.image);
      const { coverage } = await cutter.look(photo);
      const mask = await cutOut(photo, await lookCloser(photo, coverage, (part) => cutter.look(part)));
      const places: Truth['places'] = {};
      for (const name of LANDMARKS) {
        const at = mark.landmarks[name];
        if (at) places[name] = { x: at[0] * photo.width, y: at[1] * photo.height };
      }
      photos.add(await finder.find(photo, mask), { ...mark, places });
    }
    photos.print('photos marked by hand');
  } finally {
    await Promise.all([finder.close(), cutter.close()]);
  }
}

/** Errors are in per cent of the height from a garment's highest to its lowest place. */
class Figures {
  private readonly errors = new Map<string, number[]>();
  private garments = 0;
  private lost = 0;
  private rightKinds = 0;
  private seen: boolean[] = [];

  add(found: GarmentLandmarks | undefined, { kind, places, unsure }: Truth): void {
    this.garments++;
    if (!found) {
      this.lost++;
      return;
    }
    if (found.kind === kind) this.rightKinds++;
    const heights = Object.values(places).map(({ y }) => y);
    const height = Math.max(...heights) - Math.min(...heights);
    for (const name of LANDMARKS) {
      const [truth, point] = [places[name], found.points[name]];
      if (!unsure.includes(name)) this.seen.push(point.visible > 0.5 === (truth !== undefined));
      if (!truth) continue;
      const both = name.replace(/_(left|right)$/, '');
      const errors = this.errors.get(both) ?? [];
      errors.push((100 * Math.hypot(point.x - truth.x, point.y - truth.y)) / height);
      this.errors.set(both, errors);
    }
  }

  print(what: string): void {
    const table = new Table({ head: ['landmark', 'places', 'RMS %', 'median %', 'over 5 %'] });
    for (const [name, errors] of [...this.errors, ['all', [...this.errors.values()].flat()] as const]) {
      const sorted = errors.toSorted((a, b) => a - b);
      const rms = Math.sqrt(sorted.reduce((sum, e) => sum + e * e, 0) / sorted.length);
      const far = sorted.filter((e) => e > 5).length / sorted.length;
      const median = sorted[Math.floor(sorted.length / 2)]!;
      table.push([name, sorted.length, rms.toFixed(1), median.toFixed(1), `${(100 * far).toFixed(0)} %`]);
    }
    const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
    const answered = this.garments - this.lost;
    console.log(
      `${this.garments} ${what}, ${this.lost} without a cut-out: kind ${share(this.rightKinds, answered)}, ` +
        `visibility ${share(this.seen.filter(Boolean).length, this.seen.length)}\n${table.toString()}`,
    );
  }
}
