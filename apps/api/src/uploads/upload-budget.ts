import { KEY_SHARE_BYTES, UPLOADS_IN_MEMORY_BYTES } from './upload-limits.js';

/** Whose uploads are that have not said yet: they share what one key may hold. */
export const KEYLESS = '';

/** The room of one request. */
export type UploadReservation = {
  /** Waits for room for bytes that have come. */
  take: (bytes: number) => Promise<void>;
  /** It has turned out whose upload it is. */
  moveTo: (owner: string) => void;
  /** Gives all of it back; calling it twice does nothing. */
  release: () => void;
};

type Upload = { holder: Holder; bytes: number };
/** A key, with its uploads in the order of their arrival. */
type Holder = { owner: string; bytes: number; uploads: Set<Upload> };

/**
 * Bounds the memory of uploads: each reserves room as its bytes arrive, so that a client that only announces some holds
 * none. Of each key no more than a share is in memory, of all together no more than the whole; who finds no room waits,
 * and TCP holds its client back. The upload that was there first may finish all the same, of a key and of all: else
 * several could wait for each other.
 */
export class UploadBudget {
  private used = 0;
  /** In the order of their arrival. */
  private readonly open = new Set<Upload>();
  private readonly holders = new Map<string, Holder>();
  private readonly waiting = new Set<{ upload: Upload; bytes: number; start: () => void }>();

  constructor(
    private readonly total = UPLOADS_IN_MEMORY_BYTES,
    private readonly share = KEY_SHARE_BYTES,
  ) {}

  /** @param owner the key whose upload it is, or KEYLESS */
  begin(owner: string): UploadReservation {
    const upload: Upload = { holder: this.holderOf(owner), bytes: 0 };
    upload.holder.uploads.add(upload);
    this.open.add(upload);
    return {
      take: (bytes) => this.take(upload, bytes),
      moveTo: (newOwner) => {
        this.leave(upload);
        upload.holder = this.holderOf(newOwner);
        upload.holder.uploads.add(upload);
        upload.holder.bytes += upload.bytes;
        this.startWaiting();
      },
      release: () => {
        if (!this.open.delete(upload)) return;
        this.leave(upload);
        this.used -= upload.bytes;
        this.startWaiting();
      },
    };
  }

  private async take(upload: Upload, bytes: number): Promise<void> {
    if (this.hasRoom(upload, bytes)) this.grant(upload, bytes);
    else await new Promise<void>((start) => this.waiting.add({ upload, bytes, start }));
  }

  private grant(upload: Upload, bytes: number): void {
    upload.bytes += bytes;
    upload.holder.bytes += bytes;
    this.used += bytes;
  }

  private hasRoom(upload: Upload, bytes: number): boolean {
    const { holder } = upload;
    const [first] = this.open;
    const [firstOfKey] = holder.uploads;
    return (
      (holder.bytes + bytes <= this.share || firstOfKey === upload) &&
      (this.used + bytes <= this.total || first === upload)
    );
  }

  private startWaiting(): void {
    for (const one of this.waiting) {
      const isOpen = this.open.has(one.upload);
      if (isOpen && !this.hasRoom(one.upload, one.bytes)) continue;
      this.waiting.delete(one);
      if (isOpen) this.grant(one.upload, one.bytes);
      one.start();
    }
  }

  private holderOf(owner: string): Holder {
    const holder = this.holders.get(owner) ?? { owner, bytes: 0, uploads: new Set() };
    this.holders.set(owner, holder);
    return holder;
  }

  private leave(upload: Upload): void {
    const { holder } = upload;
    holder.bytes -= upload.bytes;
    holder.uploads.delete(upload);
    if (holder.uploads.size === 0) this.holders.delete(holder.owner);
  }
}
