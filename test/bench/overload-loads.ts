import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Vitrine } from '#sdk';
import type { TryOnPhotos } from './try-on-photos.js';

/** What somebody does to an API while others use it. `begin` gives what ends it. */
export type Load = { name: string; begin(): Promise<() => void> };

type Photos = Pick<TryOnPhotos, 'people' | 'garments'>;
type Target = { url: string; token: string; photos: Photos; quick: boolean };

/** `retry` of the event streams. */
const RETRY_MS = 2_000;
const FORM = 'multipart/form-data; boundary=x';
const PART = '--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n';

export function loadsOn({ url, token, photos, quick }: Target): Load[] {
  const key = `x-api-key: ${token}`;
  const large = 'content-length: 20000000';
  return [
    { name: '100 keyless bodies', begin: () => openSockets(url, 100, `${head('/api/images/', large)}12345`) },
    {
      name: '50 slow bodies',
      begin: () =>
        openSockets(url, 50, head('/api/images', large, key) + PART, { bytes: 1_000, everyMs: 500 }),
    },
    { name: '8 endless bodies', begin: () => endlessBodies(url, token, 8) },
    { name: '200 idle connections', begin: () => openSockets(url, 200, '') },
    { name: '500 event streams', begin: () => eventStreams(url, token, photos, 500) },
    {
      name: `${quick ? 100 : '1,000'} try-ons that wait`,
      begin: async () => {
        await waitingTryOns(url, token, photos, quick ? 100 : 1_000);
        return () => undefined;
      },
    },
  ];
}

function head(path: string, ...headers: string[]): string {
  return [`POST ${path} HTTP/1.1`, 'host: x', `content-type: ${FORM}`, ...headers, '', ''].join('\r\n');
}

/** Connections that send `first`, then a little now and then; one that is ended is opened again. */
async function openSockets(
  url: string,
  count: number,
  first: string,
  more?: { bytes: number; everyMs: number },
  againMs = 200,
): Promise<() => void> {
  const { hostname, port } = new URL(url);
  const sockets = new Map<Socket, NodeJS.Timeout | undefined>();
  let isOver = false;
  const open = (): void => {
    if (isOver) return;
    const socket = connect(Number(port), hostname, () => void socket.write(first));
    const timer = more && setInterval(() => void socket.write('x'.repeat(more.bytes)), more.everyMs);
    sockets.set(socket, timer);
    socket.on('error', () => undefined);
    // What is refused is let go of.
    socket.on('data', (answer) => void (answer.includes(' 429 ') && socket.destroy()));
    socket.on('close', () => {
      clearInterval(sockets.get(socket));
      sockets.delete(socket);
      setTimeout(open, againMs);
    });
  };
  for (let at = 0; at < count; at++) open();
  await sleep(500);
  return () => {
    isOver = true;
    for (const socket of sockets.keys()) socket.destroy();
  };
}

/** Forms with a file that does not end, 2 MB a second each; after a refusal the next one begins. */
async function endlessBodies(url: string, token: string, count: number): Promise<() => void> {
  const chunk = Buffer.alloc(100_000, 'x');
  const over = new AbortController();
  const lane = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const refused = new AbortController();
      const call = request(new URL('/api/images', url), {
        method: 'POST',
        headers: { 'content-type': FORM, 'x-api-key': token },
      });
      call.on('error', () => refused.abort());
      call.on('response', (answer) => void answer.resume().on('end', () => refused.abort()));
      call.write(PART);
      while (!over.signal.aborted && !refused.signal.aborted) {
        if (!call.writableNeedDrain) call.write(chunk);
        await sleep(50);
      }
      call.destroy();
      await sleep(50);
    }
  };
  for (let at = 0; at < count; at++) void lane();
  await sleep(500);
  return () => over.abort();
}

/** As many as the API lets be opened on a job that waits; the others are refused, and tried again as streams say. */
async function eventStreams(url: string, token: string, photos: Photos, count: number): Promise<() => void> {
  const [jobId] = await waitingTryOns(url, token, photos, 1);
  const first = [`GET /api/tryon/${jobId}/events HTTP/1.1`, 'host: x', `x-api-key: ${token}`, '', ''];
  return openSockets(url, count, first.join('\r\n'), undefined, RETRY_MS);
}

async function waitingTryOns(url: string, token: string, photos: Photos, count: number): Promise<string[]> {
  const { tryOn } = new Vitrine({ url, key: token });
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const person = photos.people[at % photos.people.length] as Buffer;
    const garment = photos.garments[at % photos.garments.length] as Buffer;
    // Each seed is another request: the same again would be answered by the job that there is.
    const options = { mode: 'draft', seed: at } as const;
    const item = { photo: new Blob([new Uint8Array(garment)]) };
    ids.push(await tryOn.start(new Blob([new Uint8Array(person)]), item, options));
  }
  return ids;
}
