import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { LocalInference } from '#inference';
import { decodePhoto, GarmentCutter, type Shown, SHOWN } from '#try-on/networks';
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

/** Prints what the validation photos of garments are taken for, through the product's own loader. */
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
  const counts = SHOWN.map(() => SHOWN.map(() => 0));
  const inference = new LocalInference({ workers: 1, intraOpThreads: 2 });
  const cutter = await GarmentCutter.open(modelsDir, inference);
  try {
    for (const { image, label, split } of table) {
      const shown = shownBy.get(label);
      if (split !== 'val' || shown === undefined) continue;
      const photo = await decodePhoto(await readFile(join(folder, 'images', `${image}.jpg`)), image);
      const { chances } = await cutter.look(photo);
      const found = SHOWN.reduce((best, each) => (chances[each] > chances[best] ? each : best));
      counts[SHOWN.indexOf(shown)]![SHOWN.indexOf(found)]! += 1;
    }
  } finally {
    await cutter.close();
  }
  const printed = new Table({ head: ['is ↓, taken for →', ...SHOWN, 'right'] });
  const all = counts.flat().reduce((a, b) => a + b, 0);
  for (const [i, shown] of SHOWN.entries()) {
    const photos = counts[i]!.reduce((a, b) => a + b, 0);
    if (photos > 0) printed.push([shown, ...counts[i]!, (counts[i]![i]! / photos).toFixed(3)]);
  }
  const right = counts.reduce((sum, row, i) => sum + row[i]!, 0);
  console.log(
    `${name} on ${all} validation photos: ${(right / all).toFixed(3)} right\n${printed.toString()}`,
  );
}
