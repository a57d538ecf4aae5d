/** Rows of one import. */
export const MAX_IMPORT_ROWS = 100_000;

/** Characters of one row: the largest item, with room. */
export const MAX_ROW_CHARACTERS = 64 * 1024;

/** Entries of a zip, each row's photo and the table among them. */
export const MAX_ZIP_ENTRIES = MAX_IMPORT_ROWS + 1_000;

/** A table within a zip, unpacked: more is no catalogue but a bomb. */
export const MAX_TABLE_BYTES = 1024 * 1024 * 1024;

/** What folders of imports are called, in the temporary folder of a machine. */
export const IMPORT_FOLDER = 'vitrine-import';
