import sharp, { type OverlayOptions } from 'sharp';

export type SheetCell = {
  person: Uint8Array;
  garment: Uint8Array;
  /** Missing where the run failed. */
  result?: Uint8Array;
  title: string;
  lines: readonly string[];
};

const CAPTION = 34;
const GAP = 6;

/** person | garment | result, captioned, in rows; PNG. */
export async function renderSheet(
  cells: readonly SheetCell[],
  height: number,
  columns: number,
): Promise<Uint8Array> {
  const width = Math.round(height * 0.67);
  const cellWidth = 3 * width + GAP;
  const cellHeight = height + CAPTION;
  const pieces: OverlayOptions[] = [];
  for (const [i, cell] of cells.entries()) {
    const left = (i % columns) * cellWidth;
    const top = Math.floor(i / columns) * cellHeight;
    const photos = [cell.person, cell.garment, cell.result];
    for (const [k, photo] of photos.entries()) {
      if (photo === undefined) continue;
      pieces.push({ input: await fitted(photo, width, height), left: left + k * width, top });
    }
    pieces.push({ input: caption(cell, cellWidth, CAPTION), left, top: top + height });
  }
  const rows = Math.ceil(cells.length / columns);
  return sharp({
    create: {
      width: Math.min(columns, cells.length) * cellWidth,
      height: rows * cellHeight,
      channels: 3,
      background: 'white',
    },
  })
    .composite(pieces)
    .png()
    .toBuffer();
}

async function fitted(photo: Uint8Array, width: number, height: number): Promise<Buffer> {
  return sharp(photo)
    .autoOrient()
    .resize({ width, height, fit: 'contain', background: '#eeeeee' })
    .flatten({ background: '#eeeeee' })
    .png()
    .toBuffer();
}

function caption({ title, lines }: SheetCell, width: number, height: number): Buffer {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif">` +
      `<text x="4" y="13" font-size="12" font-weight="bold">${escape(title)}</text>` +
      `<text x="4" y="27" font-size="10">${escape(lines.join(' · ').slice(0, 160))}</text></svg>`,
  );
}
