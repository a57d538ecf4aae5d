import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TryOnFailedError, type TryOnJob, type Vitrine } from '#sdk';
import { demoPerson } from './demo-person.js';

const withinMs = 180_000;

/** What the names of items say that drafts put on well, best first: sleeves are where a draft is weakest. */
const worn = [
  /(?:polka-dot|striped) dress/i,
  /dress/i,
  /skirt/i,
  /tank top/i,
  /t-?shirt/i,
  /shirt|sweater|blouse|top|polo|hoodie/i,
];

export interface ShownTryOn {
  item: string;
  file: string;
  /** Why there is no picture. */
  failure: string | undefined;
  sentence: string;
}

/**
 * Tries an item of the shop on, over HTTP, as a storefront would; the two pictures land in the data folder.
 * @param personFile a photo of the user's own; without it the project's own figure is taken
 */
export async function showTryOn(
  client: Vitrine,
  dataDir: string,
  personFile: string | undefined,
): Promise<ShownTryOn> {
  const folder = join(dataDir, 'try-on');
  await mkdir(folder, { recursive: true });
  const person = personFile === undefined ? await demoPerson() : await readFile(personFile);
  if (personFile === undefined) await writeFile(join(folder, 'person.jpg'), person);
  const item = await pickItem(client);
  if (item === undefined) throw new Error('The shop has no item to try on.');
  const started = performance.now();
  const job = await ended(client, new Blob([new Uint8Array(person)]), item.id);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const file = join(folder, 'result.png');
  if (job instanceof Error) {
    const failure = job.message;
    return { item: item.name, file, failure, sentence: `"${item.name}" could not be tried on: ${failure}` };
  }
  const picture = await fetch(job.result_url!);
  await writeFile(file, Buffer.from(await picture.arrayBuffer()));
  const sentence = `"${item.name}" was tried on in ${seconds} s (${job.mode}): ${file}`;
  return { item: item.name, file, failure: undefined, sentence };
}

async function pickItem({ images }: Vitrine): Promise<{ id: string; name: string } | undefined> {
  const rank = (name: string) => worn.findIndex((pattern) => pattern.test(name));
  let best: { id: string; name: string; rank: number } | undefined;
  for await (const { id, name } of images.list({ limit: 100 })) {
    const found = rank(name) === -1 ? worn.length : rank(name);
    if (best === undefined || found < best.rank) best = { id, name, rank: found };
    if (best.rank === 0) break;
  }
  return best;
}

/** The job when its picture is there, or why there is none. */
async function ended({ tryOn }: Vitrine, person: Blob, item: string): Promise<TryOnJob | Error> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    return await tryOn.run(person, item, { signal });
  } catch (error) {
    if (error instanceof TryOnFailedError) return error;
    if (signal.aborted) return new Error('It was not done in time.', { cause: error });
    throw error;
  }
}
