const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
const COM = 0xfe;

/** Baseline and progressive, Huffman-coded: what every browser shows. */
const SHOWN_EVERYWHERE = new Set([0xc0, 0xc2]);
/** Without these two (quantization, Huffman and restart tables aside) a file is of a kind that is decoded instead. */
const TABLES = new Set([0xdb, 0xc4, 0xdd]);

/** "JFIF", version, units and density, with no thumbnail. */
const JFIF_BYTES = 14;

/**
 * The same picture without its metadata (EXIF, GPS, XMP, ICC, comments, previews, what follows its end), its pixels
 * untouched: segments are left out, nothing is decoded (ITU-T T.81, annex B).
 * @returns undefined when the file is not an 8-bit baseline or progressive YCbCr JPEG in good order
 */
export function stripJpeg(file: Buffer): Buffer | undefined {
  if (file[0] !== 0xff || file[1] !== SOI) return undefined;
  const kept: Buffer[] = [file.subarray(0, 2)];
  let saysYCbCr = false;
  let frames = 0;
  for (let at = 2; ; ) {
    const marker = file[at] === 0xff ? file[at + 1] : undefined;
    if (marker === undefined) return undefined;
    if (marker === EOI) {
      kept.push(file.subarray(at, at + 2));
      return saysYCbCr && frames === 1 ? Buffer.concat(kept) : undefined;
    }
    if (at + 4 > file.length) return undefined;
    const end = at + 2 + file.readUInt16BE(at + 2);
    const body = file.subarray(at + 4, end);
    if (end > file.length) return undefined;
    if (marker === SOS) {
      const next = endOfScan(file, end);
      if (next === undefined) return undefined;
      kept.push(file.subarray(at, next));
      at = next;
      continue;
    }
    if (SHOWN_EVERYWHERE.has(marker)) {
      // Precision, height (2), width (2), number of components.
      if (body[0] !== 8 || body[5] !== 3) return undefined;
      frames += 1;
      kept.push(file.subarray(at, end));
    } else if (TABLES.has(marker)) {
      kept.push(file.subarray(at, end));
    } else if (marker === APP0 && body.subarray(0, 5).toString('latin1') === 'JFIF\0') {
      if (body.length < JFIF_BYTES || saysYCbCr) return undefined;
      saysYCbCr = true;
      kept.push(jfifWithoutThumbnail(body));
    } else if (marker === APP14 && body.subarray(0, 5).toString('latin1') === 'Adobe') {
      // Its last byte says how the colours are coded; 1 is YCbCr, which JFIF means as well.
      if (body[11] !== 1) return undefined;
      saysYCbCr = true;
      kept.push(file.subarray(at, end));
    } else if (marker !== COM && (marker < APP0 || marker > 0xef)) {
      return undefined;
    }
    at = end;
  }
}

/** Where the entropy-coded data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, start: number): number | undefined {
  for (let at = file.indexOf(0xff, start); at !== -1 && at + 1 < file.length; at = file.indexOf(0xff, at + 2)) {
    const next = file[at + 1]!;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return undefined;
}

function jfifWithoutThumbnail(body: Buffer): Buffer {
  const segment = Buffer.alloc(4 + JFIF_BYTES);
  segment.set([0xff, APP0, 0, 2 + JFIF_BYTES]);
  body.copy(segment, 4, 0, JFIF_BYTES - 2);
  return segment;
}
