import type { ApiClient } from './api-client.js';

export interface ListedImage {
  id: string;
  external_id: string | null;
  name: string;
  embedding_status: 'pending' | 'embedded' | 'failed';
  embedding_error?: string | null;
}

interface Page {
  items: ListedImage[];
  next_cursor: string | null;
}

/** Every image of the catalogue, page by page. */
export async function* imagesOf(
  client: ApiClient,
  status?: ListedImage['embedding_status'],
): AsyncGenerator<ListedImage> {
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '100' });
    if (status) query.set('embedding_status', status);
    if (cursor) query.set('cursor', cursor);
    const page: Page = await client.get<Page>(`/api/images?${query.toString()}`);
    yield* page.items;
    cursor = page.next_cursor;
  } while (cursor);
}
