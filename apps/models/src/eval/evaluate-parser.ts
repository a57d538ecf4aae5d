import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { z } from 'zod';
import { LocalInference } from '#inference';
import { labelsOf, PARTS, PersonParser } from '#person-parse';
import { EvaluationDataMissingError } from './evaluation-data-missing.error.js';
import { type Confusion, newConfusion, personIou, partIous } from './iou.js';
import { mean } from './precision.js';

const rows = z.array(z.object({ photo: z.string(), split: z.string() }));
const folding = z.record(z.string(), z.array(z.string()));

/** Prints IoU by class, their mean and that of the person on the validation photos, through the product's own loader. */
export async function evaluateParser(modelsDir: string, name: string, dataDir: string): Promise<void> {
  const people = join(dataDir, 'people');
  await access(people).catch((cause: unknown) => {
    throw new EvaluationDataMissingError(people, { cause });
  });
  const classOf = await classOfLabel(join(modelsDir, name, 'classes.json'), join(people, 'labels.txt'));
  const table = rows.parse(parse(await readFile(join(people, 'people.csv')), { columns: true }));
  const inference = new LocalInference({ workers: 1, intraOpThreads: 2 });
  const parser = await PersonParser.open(modelsDir, inference);
  const confusion = newConfusion(PARTS.length);
  const photos = table.filter(({ split }) => split === 'val');
  try {
    for (const { photo } of photos) await add(confusion, parser, people, photo, classOf);
  } finally {
    await parser.close();
  }
  const ious = partIous(confusion);
  const printed = new Table({ head: ['class', 'IoU'] });
  for (const [i, part] of PARTS.entries()) printed.push([part, ious[i]!.toFixed(3)]);
  printed.push(['mean of nine', mean(ious).toFixed(3)], ['person', personIou(confusion).toFixed(3)]);
  console.log(`${name} on ${photos.length} validation photos\n${printed.toString()}`);
}

async function add(
  confusion: Confusion,
  parser: PersonParser,
  people: string,
  photo: string,
  classOf: Uint8Array,
): Promise<void> {
  const { data, info } = await sharp(join(people, 'photos', `${photo}.jpg`))
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const truth = await sharp(join(people, 'masks', `${photo}.png`))
    .extractChannel(0)
    .raw()
    .toBuffer();
  const found = labelsOf(await parser.parse({ width: info.width, height: info.height, data }));
  for (let i = 0; i < truth.length; i++) confusion[classOf[truth[i]!]!]![found.data[i]!]! += 1;
}

/** The class of each of the data set's labels. */
async function classOfLabel(classesFile: string, labelsFile: string): Promise<Uint8Array> {
  const classes = folding.parse(JSON.parse(await readFile(classesFile, 'utf8')));
  const names = (await readFile(labelsFile, 'utf8')).trim().split('\n');
  return Uint8Array.from(names, (label) => PARTS.findIndex((part) => classes[part]?.includes(label)));
}
