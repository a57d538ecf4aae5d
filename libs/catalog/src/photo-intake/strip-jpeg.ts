const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

/** Baseline and progressive frames, Huffman-coded: what every browser shows. */
const FRAMES = new Set([0xc0, 0xc2]);
/** Quantization and Huffman tables, restart interval. */
const TABLES = new Set([0xdb, 0xc4, 0xdd]);

/** Start of image, then "JFIF" 1.01 without density or thumbnail: three components are YCbCr. */
const START = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');

/**
 * The same picture without its metadata (EXIF, GPS, XMP, ICC, comments, previews, what follows its end), its pixels
 * untouched: segments are left out, nothing is decoded (ITU-T T.81, annex B).
 * @returns undefined when the file is not an 8-bit baseline or progressive YCbCr JPEG in good order
 */
export function stripJpeg(file: Buffer): Buffer | undefined {
  if (file[0] !== 0xff || file[1] !== SOI) return undefined;
  const kept: Buffer[] = [START];
  let frames = 0;
  for (let at = 2; at + 2 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1]!;
    if (marker === EOI) return frames === 1 ? Buffer.concat([...kept, file.subarray(at, at + 2)]) : undefined;
    if (at + 4 > file.length) return undefined;
    const body = at + 4;
    const end = at + 2 + file.readUInt16BE(at + 2);
    const next = marker === SOS ? endOfScan(file, end) : end;
    if (end < body || next === undefined || next > file.length) return undefined;
    if (FRAMES.has(marker)) {
      if (!isYCbCr(file.subarray(body, end))) return undefined;
      frames += 1;
    }
    if (FRAMES.has(marker) || TABLES.has(marker) || marker === SOS) kept.push(file.subarray(at, next));
    else if (marker === APP14 && !isAdobeYCbCr(file.subarray(body, end))) return undefined;
    else if ((marker < APP0 || marker > APP15) && marker !== COM) return undefined;
    at = next;
  }
  return undefined;
}

/** 8 bits, and three components numbered as JFIF numbers Y, Cb and Cr; RGB is numbered by its letters. */
function isYCbCr(frame: Buffer): boolean {
  return frame[0] === 8 && frame[5] === 3 && frame[6] === 1 && frame[9] === 2 && frame[12] === 3;
}

/** The last byte of Adobe's segment says how the colours are coded; 1 is YCbCr. */
function isAdobeYCbCr(body: Buffer): boolean {
  return body.subarray(0, 5).toString('latin1') !== 'Adobe' || body[11] === 1;
}

/** Where the entropy-coded data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, start: number): number | undefined {
  for (
    let at = file.indexOf(0xff, start);
    at !== -1 && at + 1 < file.length;
    at = file.indexOf(0xff, at + 2)
  ) {
    const next = file[at + 1]!;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return undefined;
}
