/** Where the API is and who calls. */
export type Connection = { url: string; key: string };
