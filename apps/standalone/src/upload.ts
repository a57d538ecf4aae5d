import { type Vitrine, VitrineError } from '#sdk';
import type { CatalogueItem } from './catalogue.js';
import { progress } from './terminal.js';
import type { UploadLedger } from './upload-ledger.js';

const atOnce = 4;

export interface Refused {
  item: CatalogueItem;
  reason: string;
}

export interface Uploaded {
  uploaded: number;
  /** Were there already, as they are now. */
  present: number;
  /** Photos that the API does not take, each with its sentence. */
  refused: Refused[];
}

/** Uploads what the shop does not have yet, a few at a time. The same external id is the same item. */
export async function upload(
  { images }: Vitrine,
  items: CatalogueItem[],
  ledger: UploadLedger,
): Promise<Uploaded> {
  const there = new Set<string | null>();
  for await (const image of images.list({ limit: 100 })) there.add(image.external_id);
  const missing = items.filter((item) => !there.has(item.externalId) || !ledger.has(item));
  const refused: Refused[] = [];
  if (missing.length === 0) return { uploaded: 0, present: items.length, refused };

  const bar = progress('Uploading', missing.length);
  let done = 0;
  const queue = missing.values();
  const worker = async () => {
    for (const item of queue) {
      try {
        await images.upload(new File([await item.photo()], item.fileName, { type: item.contentType }), {
          ...item.fields,
          external_id: item.externalId,
        });
        ledger.add(item);
      } catch (error) {
        if (!(error instanceof VitrineError) || ![400, 413, 415, 422].includes(error.status)) throw error;
        refused.push({ item, reason: error.message });
      }
      bar.update(++done);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    bar.stop();
    await ledger.save();
  }
  return { uploaded: missing.length - refused.length, present: items.length - missing.length, refused };
}
