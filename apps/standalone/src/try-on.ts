import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import type { ApiClient } from './api-client.js';
import { demoPerson } from './demo-person.js';
import { imagesOf } from './image-pages.js';

const withinMs = 180_000;
const everyMs = 500;

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
  client: ApiClient,
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
  const form = new FormData();
  form.set('person_image', new Blob([new Uint8Array(person)]), 'person.jpg');
  form.set('image_id', item.id);
  const { job_id } = await client.post<TryOnAcceptedDto>('/api/tryon', form);
  const job = await finished(client, job_id);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const file = join(folder, 'result.png');
  if (job.status !== 'completed' || job.result_url === undefined) {
    const failure = job.error?.message ?? 'It was not done in time.';
    return { item: item.name, file, failure, sentence: `"${item.name}" could not be tried on: ${failure}` };
  }
  const picture = await fetch(job.result_url);
  await writeFile(file, Buffer.from(await picture.arrayBuffer()));
  const sentence = `"${item.name}" was tried on in ${seconds} s (${job.mode}): ${file}`;
  return { item: item.name, file, failure: undefined, sentence };
}

async function pickItem(client: ApiClient): Promise<{ id: string; name: string } | undefined> {
  const rank = (name: string) => worn.findIndex((pattern) => pattern.test(name));
  let best: { id: string; name: string; rank: number } | undefined;
  for await (const { id, name } of imagesOf(client)) {
    const found = rank(name) === -1 ? worn.length : rank(name);
    if (best === undefined || found < best.rank) best = { id, name, rank: found };
    if (best.rank === 0) break;
  }
  return best;
}

async function finished(client: ApiClient, id: string): Promise<TryOnJobDto> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const job = await client.get<TryOnJobDto>(`/api/tryon/${id}`);
    if (job.status === 'completed' || job.status === 'failed' || Date.now() > deadline) return job;
    await sleep(everyMs);
  }
}
