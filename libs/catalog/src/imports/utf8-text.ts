import { ImportFailedError } from './import-failed.error.js';

/**
 * The text of a file, chunk by chunk, without its byte order mark.
 * @throws ImportFailedError TABLE_NOT_UTF8
 */
export async function* utf8Text(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new ImportFailedError(
      'TABLE_NOT_UTF8',
      'The table is not UTF-8. In a spreadsheet, save it as "CSV UTF-8".',
      { cause },
    );
  }
}
