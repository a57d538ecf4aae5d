import type { CallOptions, Http } from './http.js';
import type { FoundItem } from './types.js';

/** What any token is told of a shop's items. */
export class Items {
  constructor(protected readonly http: Http) {}

  /** The item of the shop's own id. With any token. */
  find(external_id: string, { signal }: CallOptions = {}): Promise<FoundItem> {
    return this.http.data(this.http.client.GET('/api/items', { params: { query: { external_id } }, signal }));
  }

  /** What a page may know of an item. With any token. */
  item(id: string, { signal }: CallOptions = {}): Promise<FoundItem> {
    return this.http.data(this.http.client.GET('/api/items/{id}', { params: { path: { id } }, signal }));
  }
}
