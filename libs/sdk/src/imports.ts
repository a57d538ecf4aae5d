import type { CallOptions, Http } from './http.js';
import { bodyOf } from './body-of.js';
import { blobOf, type Photo } from './photo.js';
import { allOf } from './pages.js';
import { sleep } from './sleep.js';
import type { ImageImport, ImportRowError } from './types.js';

export type ImportType = 'text/csv' | 'application/x-ndjson' | 'application/zip';

const POLL_MS = 1_000;
/** To send a file that may have gigabytes. */
const LONGEST_MS = 3_600_000;

/** Whole catalogues: a CSV, NDJSON, or a zip of such a table and its photos. With a secret token. */
export class Imports {
  constructor(private readonly http: Http) {}

  /** @param table a File or another Blob, or (in Node) the path of a file; it is sent as it is read */
  async start(table: Photo, type: ImportType, { signal }: CallOptions = {}): Promise<ImageImport> {
    const options = {
      headers: { 'content-type': type },
      body: await blobOf(table),
      signal,
      timeoutMs: LONGEST_MS,
    };
    return (await (await this.http.raw('POST', '/api/images/import', options)).json()) as ImageImport;
  }

  get(id: string, { signal }: CallOptions = {}): Promise<ImageImport> {
    const params = { path: { id } };
    return this.http.data(this.http.client.GET('/api/images/imports/{id}', { params, signal }));
  }

  /** Newest first. */
  list({ signal }: CallOptions = {}): AsyncGenerator<ImageImport> {
    return allOf((cursor) =>
      this.http.data(this.http.client.GET('/api/images/imports', { params: { query: { cursor } }, signal })),
    );
  }

  /** The rows that failed, with reasons, as a file. */
  async errorsFile(
    id: string,
    format: 'ndjson' | 'csv',
    { signal }: CallOptions = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const path = `/api/images/imports/${encodeURIComponent(id)}/errors?format=${format}`;
    return bodyOf(await this.http.raw('GET', path, { signal }));
  }

  /** The same, each row with its reason, in the order of the file. */
  async errors(id: string, { signal }: CallOptions = {}): Promise<ImportRowError[]> {
    const text = await new Response(await this.errorsFile(id, 'ndjson', { signal })).text();
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as ImportRowError);
  }

  /** Waits until all rows are done. */
  async finished(id: string, options: CallOptions = {}): Promise<ImageImport> {
    for (;;) {
      const found = await this.get(id, options);
      if (found.status === 'completed' || found.status === 'failed') return found;
      await sleep(POLL_MS, options.signal);
    }
  }
}
