import { asForm, type CallOptions } from './http.js';
import { Items } from './items.js';
import type { operations } from './openapi.generated.js';
import { allOf } from './pages.js';
import { blobOf, type Photo } from './photo.js';
import type { Image, ImageFields, ImageVector } from './types.js';
import { bodyOf } from './body-of.js';
import { unitVector } from './unit-vector.js';

type ListQuery = Omit<NonNullable<operations['listImages']['parameters']['query']>, 'cursor'>;

/** A shop's items. With a secret token. */
export class Images extends Items {
  /** Every item, newest first; `limit` is how many are asked for at once. */
  list(query: ListQuery = {}, { signal }: CallOptions = {}): AsyncGenerator<Image> {
    return allOf((cursor) =>
      this.http.data(
        this.http.client.GET('/api/images', { params: { query: { ...query, cursor } }, signal }),
      ),
    );
  }

  /** The embedded items, newest first, with their vectors; `limit` is how many are asked for at once. */
  async *vectors(query: { limit?: number } = {}, { signal }: CallOptions = {}): AsyncGenerator<ImageVector> {
    const pages = allOf((cursor) =>
      this.http.data(
        this.http.client.GET('/api/images/vectors', { params: { query: { ...query, cursor } }, signal }),
      ),
    );
    for await (const { vector, ...item } of pages) yield { ...item, vector: unitVector(vector) };
  }

  get(id: string, { signal }: CallOptions = {}): Promise<Image> {
    return this.http.data(this.http.client.GET('/api/images/{id}', { params: { path: { id } }, signal }));
  }

  /** Uploads a photo with what is known of the item; the same `external_id` again updates the item. */
  async upload(photo: Photo, fields: ImageFields, { signal }: CallOptions = {}): Promise<Image> {
    const body = { ...fields, photo: await blobOf(photo) };
    return this.http.data(this.http.client.POST('/api/images', { body, ...asForm, signal }));
  }

  /** Changes the fields that are given. */
  update(id: string, fields: Partial<ImageFields>, { signal }: CallOptions = {}): Promise<Image> {
    const call = this.http.client.PATCH('/api/images/{id}', {
      params: { path: { id } },
      body: fields,
      signal,
    });
    return this.http.data(call);
  }

  /** The whole catalogue as NDJSON that an import takes, as it comes. */
  async export({ signal }: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return bodyOf(await this.http.raw('GET', '/api/images/export', { signal }));
  }

  async delete(id: string, { signal }: CallOptions = {}): Promise<void> {
    await this.http.client.DELETE('/api/images/{id}', { params: { path: { id } }, signal });
  }
}
