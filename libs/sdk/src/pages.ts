interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** Every item of a listing; a page is asked for when the one before is used up. */
export async function* allOf<T>(read: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await read(cursor);
    yield* page.items;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}
