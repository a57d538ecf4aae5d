import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { ImportFormat } from '#contracts';
import { ImportFailedError } from './import-failed.error.js';
import { MAX_TABLE_BYTES, MAX_ZIP_ENTRIES } from './limits.js';

const TABLES: Record<string, ImportFormat> = { '.csv': 'csv', '.ndjson': 'ndjson', '.jsonl': 'ndjson' };

/** What a system adds to a zip and nobody meant. */
const LITTER = /(^|\/)(__MACOSX\/|\.)/;

/**
 * A zip of a table and photos. Only what is asked for is unpacked, never to a path that the zip names; an entry that
 * unpacks to another size than it says is refused by the reader.
 */
export class ZipArchive {
  /** Looked for once: each photo is named from the table's folder on, and a zip has a hundred thousand entries. */
  private readonly tables: readonly Entry[];

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {
    this.tables = [...entries.values()].filter(isTable);
  }

  /** @throws ImportFailedError where it is no zip, is too large, or holds a name that leaves its folder */
  static async open(path: string): Promise<ZipArchive> {
    const zip = await reading(() => openPromise(path, { lazyEntries: true, autoClose: false }));
    try {
      if (zip.entryCount > MAX_ZIP_ENTRIES) {
        throw new ImportFailedError(
          'ZIP_TOO_MANY_FILES',
          `The zip has ${zip.entryCount} files. Split it into parts of at most ${MAX_ZIP_ENTRIES}.`,
        );
      }
      const entries = new Map<string, Entry>();
      await reading(async () => {
        for await (const entry of zip.eachEntry()) {
          if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
        }
      });
      return new ZipArchive(zip, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** The one table in it. @throws ImportFailedError ZIP_NO_TABLE | TABLE_TOO_LONG */
  async table(): Promise<{ format: ImportFormat; bytes: Readable }> {
    const [found, another] = this.tables;
    if (found === undefined || another !== undefined) {
      throw new ImportFailedError(
        'ZIP_NO_TABLE',
        found === undefined
          ? 'The zip has no table. Add one .csv or .ndjson file that names the photos.'
          : 'The zip has more than one table. Leave one .csv or .ndjson file in it.',
      );
    }
    if (found.uncompressedSize > MAX_TABLE_BYTES) {
      const message = `The table of the zip unpacks to more than ${MAX_TABLE_BYTES} bytes. Split it.`;
      throw new ImportFailedError('TABLE_TOO_LONG', message);
    }
    const format = TABLES[posix.extname(found.fileName).toLowerCase()]!;
    return { format, bytes: await reading(() => this.stream(found)) };
  }

  /**
   * The bytes of a photo, by its name in the zip or from the table's folder on; undefined where there is none.
   * @returns 'too-large' where there would be more than `maxBytes`
   */
  async photo(name: string, maxBytes: number): Promise<Buffer | 'too-large' | undefined> {
    const entry = this.entries.get(name) ?? this.entries.get(this.besideTable(name));
    if (entry === undefined) return undefined;
    if (entry.uncompressedSize > maxBytes) return 'too-large';
    return reading(async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of (await this.stream(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
      return Buffer.concat(chunks);
    });
  }

  close(): void {
    this.zip.close();
  }

  private stream(entry: Entry): Promise<Readable> {
    return this.zip.openReadStreamPromise(entry);
  }

  private besideTable(name: string): string {
    const [table] = this.tables;
    return table === undefined ? name : posix.join(posix.dirname(table.fileName), name);
  }
}

function isTable({ fileName }: Entry): boolean {
  return posix.extname(fileName).toLowerCase() in TABLES && !LITTER.test(fileName);
}

/** The reader throws plain errors, a sentence alone, for whatever is wrong with a file; a failing disk has a code. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ImportFailedError || !(cause instanceof Error)) throw cause;
    if ((cause as NodeJS.ErrnoException).syscall !== undefined) throw cause;
    if (/invalid relative path|absolute path|invalid characters in fileName/.test(cause.message)) {
      throw new ImportFailedError('ZIP_UNSAFE_NAME', 'The zip holds a file whose name leaves its folder.', {
        cause,
      });
    }
    throw new ImportFailedError('ZIP_MALFORMED', 'The zip is damaged, encrypted or cut off. Pack it again.', {
      cause,
    });
  }
}
