/** One item to upload: the fields of `POST /api/images` and its photo. */
export interface CatalogueItem {
  externalId: string;
  fields: { name: string } & Record<string, string>;
  /** Changes whenever the item has to be uploaded again. */
  fingerprint: string;
  fileName: string;
  contentType: string;
  photo(): Promise<Uint8Array<ArrayBuffer>>;
}

export interface JudgedPrompt {
  prompt: string;
  /** Whether an item is what the prompt asked for; undefined where nothing is known to judge by. */
  matches: ((externalId: string) => boolean) | undefined;
  /** How many such items there are. */
  wanted: number;
}

export interface Catalogue {
  /** Tells this catalogue's shop from others in the same data folder. */
  key: string;
  shopName: string;
  items: CatalogueItem[];
  prompts: JudgedPrompt[];
}
