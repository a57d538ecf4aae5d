import { HttpClient } from './http-client.js';
import { benchPhotos } from './photos.js';
import { answerOrders } from './script.js';

/** Photos `from` to `to` (exclusive, around the end again) to upload. The argument: how many different ones there are. */
export type UploadOrder = { url: string; token: string; from: number; to: number; concurrency: number };

const { files } = await benchPhotos(Number(process.argv[2]));

/** A shop that uploads a few photos at a time, in a process of its own. */
answerOrders<UploadOrder, void>(async ({ url, token, from, to, concurrency }) => {
  const client = new HttpClient(url, token, concurrency);
  let next = from;
  const lane = async () => {
    while (next < to) {
      const at = next++;
      await client.upload(files[at % files.length] as Buffer, `Item ${at}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  client.close();
});
