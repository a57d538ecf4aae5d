import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { z } from 'zod';
import { DraftEngine, measurement } from '#try-on/measurement';
import { TryOnError } from '#try-on/pipeline';
import type { PipelineOptions } from './try-on-command.js';

export type MeasureLimbsOptions = { data: string; out: string };

type Sample = ReturnType<typeof measurement.limbSamples>[number];

/** Measures bare arms and legs in the photos of `people/` that are for training, and writes what they have in common. */
export async function measureLimbsCommand(
  { modelsDir, workSize }: PipelineOptions,
  { data, out }: MeasureLimbsOptions,
): Promise<void> {
  const engine = await DraftEngine.open({ modelsFolder: modelsDir, workSize, intraOpThreads: 1 });
  const samples: Sample[] = [];
  try {
    for (const photo of await photosWithSkin(data)) samples.push(...(await samplesOf(engine, data, photo)));
  } finally {
    await engine.close();
  }
  const [arm, leg] = (['arm', 'leg'] as const).map((limb) =>
    measurement.limbTable(samples.filter((sample) => sample.limb === limb)),
  );
  await writeFile(out, sourceOf(arm!, leg!));
  console.log(`Told by ${arm!.told.join(' and ')} arms, ${leg!.told.join(' and ')} legs (shape and light).`);
}

const row = z.object({ photo: z.string(), split: z.string(), labels: z.string() });
/** In these legs are as smooth as bare ones. */
const OVER_LEGS = /leggings|tights/;

async function photosWithSkin(data: string): Promise<string[]> {
  const csv = await readFile(join(data, 'people', 'people.csv'));
  return z
    .array(row)
    .parse(parse(csv, { columns: true, skip_empty_lines: true }))
    .filter(({ split, labels }) => split === 'train' && /\bskin\b/.test(labels) && !OVER_LEGS.test(labels))
    .map(({ photo }) => photo);
}

/** Numbers of labels in `labels.txt`. */
const [BACKGROUND, SKIN] = [0, 41];

async function samplesOf(engine: DraftEngine, data: string, photo: string): Promise<Sample[]> {
  try {
    const person = await engine.personOf(await readFile(join(data, 'people', 'photos', `${photo}.jpg`)));
    const { data: bytes, info } = await sharp(join(data, 'people', 'masks', `${photo}.png`))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const labels = { width: info.width, height: info.height, data: new Uint8Array(bytes) };
    return measurement.limbSamples(person, { labels, skin: SKIN, background: BACKGROUND });
  } catch (error) {
    // Not a person as drafts take one.
    if (error instanceof TryOnError) return [];
    throw error;
  }
}

type Table = ReturnType<typeof measurement.limbTable>;

function sourceOf(arm: Table, leg: Table): string {
  const constant = (name: string, { table, told: [shape, light] }: Table) => `
/** Of ${shape} limbs, of which ${light} told the light. */
export const ${name}: BareLimb = ${JSON.stringify(table)};
`;
  return `import type { BareLimb } from './bare-limb.js';

// Written by \`npm run tryon -- measure-limbs\` from Clothing Co-Parsing (Apache-2.0).
${constant('BARE_ARM', arm)}${constant('BARE_LEG', leg)}`;
}
