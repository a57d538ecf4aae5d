/** The shopper's photo of this visit, in the memory of the page alone, so that the next item needs no new one. */
let kept: Blob | undefined;

export function keepPhoto(photo: Blob | undefined): void {
  kept = photo;
}

export function lastPhoto(): Blob | undefined {
  return kept;
}
