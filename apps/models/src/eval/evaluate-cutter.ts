import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { LocalInference } from '#inference';
import {
  cutOut,
  decodePhoto,
  GarmentCutter,
  type GarmentKind,
  GarmentLandmarkFinder,
  likeliestKind,
  lookCloser,
  type Shown,
  SHOWN,
} from '#try-on/networks';
import { EvaluationDataMissingError } from './evaluation-data-missing.error.js';

const rows = z.array(z.object({ image: z.string(), label: z.string(), split: z.string() }));

/** What the data set's labels are photos of; `models/recipes/garment_cutter/kinds.py` has the same. */
const LABELS: Partial<Record<Shown, string>> = {
  top: 'T-Shirt Longsleeve Polo Shirt Undershirt Top Blouse Hoodie Body',
  outer: 'Blazer Outwear',
  dress: 'Dress',
  trousers: 'Pants Shorts',
  skirt: 'Skirt',
  shoes: 'Shoes',
  hat: 'Hat',
};

/** What the kinds that are put on are called among what a photo may show: trousers and skirts are both put on as bottoms. */
const PUT_ON_AS: Partial<Record<Shown, GarmentKind>> = {
  top: 'top',
  outer: 'outer',
  dress: 'dress',
  trousers: 'bottom',
  skirt: 'bottom',
};
const GARMENT_KINDS = ['top', 'outer', 'dress', 'bottom'] as const satisfies readonly GarmentKind[];

/**
 * Prints what the validation photos of garments are taken for, through the product's own loader: by the cutter alone, and
 * as what they are put on, where the landmark network is asked as well.
 */
export async function evaluateCutter(modelsDir: string, name: string, dataDir: string): Promise<void> {
  const folder = join(dataDir, 'clothing');
  await access(folder).catch((cause: unknown) => {
    throw new EvaluationDataMissingError(folder, { cause });
  });
  const shownBy = new Map(
    Object.entries(LABELS).flatMap(([shown, labels]) =>
      labels.split(' ').map((label) => [label, shown as Shown]),
    ),
  );
  const table = rows.parse(parse(await readFile(join(folder, 'images.csv')), { columns: true }));
  const [alone, both] = [new Confusions(SHOWN), new Confusions(GARMENT_KINDS)];
  const inference = new LocalInference({ workers: 1, intraOpThreads: 2 });
  const cutter = await GarmentCutter.open(modelsDir, inference);
  const finder = await GarmentLandmarkFinder.open(modelsDir, inference);
  try {
    for (const { image, label, split } of table) {
      const shown = shownBy.get(label);
      if (split !== 'val' || shown === undefined) continue;
      const photo = await decodePhoto(await readFile(join(folder, 'images', `${image}.jpg`)), image);
      const { chances, coverage } = await cutter.look(photo);
      alone.add(
        shown,
        SHOWN.reduce((best, each) => (chances[each] > chances[best] ? each : best)),
      );
      const kind = PUT_ON_AS[shown];
      if (kind === undefined) continue;
      const closer = await lookCloser(photo, coverage, (part) => cutter.look(part));
      const landmarks = await finder.find(photo, await cutOut(photo, closer));
      both.add(kind, likeliestKind(chances, landmarks?.chances));
    }
  } finally {
    await Promise.all([cutter.close(), finder.close()]);
  }
  alone.print(`${name} on`);
  both.print('With the landmark network,');
}

/** What is taken for what. */
class Confusions<Kind extends string> {
  private readonly counts: number[][];

  constructor(private readonly kinds: readonly Kind[]) {
    this.counts = kinds.map(() => kinds.map(() => 0));
  }

  add(is: Kind, takenFor: Kind): void {
    this.counts[this.kinds.indexOf(is)]![this.kinds.indexOf(takenFor)]! += 1;
  }

  print(title: string): void {
    const table = new Table({ head: ['is ↓, taken for →', ...this.kinds, 'right'] });
    const sum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);
    for (const [i, kind] of this.kinds.entries()) {
      const row = this.counts[i]!;
      if (sum(row) > 0) table.push([kind, ...row, (row[i]! / sum(row)).toFixed(3)]);
    }
    const photos = sum(this.counts.flat());
    const right = sum(this.counts.map((row, i) => row[i]!));
    console.log(
      `${title} ${photos} validation photos: ${(right / photos).toFixed(3)} right\n${table.toString()}`,
    );
  }
}
