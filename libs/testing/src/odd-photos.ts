import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { drawPhoto } from './photos.js';

/** Files that a shop may send by mistake or by malice, each with what is odd about it. */
export const oddPhotos = {
  gif: () =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .gif()
      .toBuffer(),
  svg: () =>
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  textCalledJpg: () => Buffer.from('This is not a photo, whatever its name says. '.repeat(50)),
  async truncatedJpeg() {
    const whole = await drawPhoto({ width: 900, height: 1200 });
    return whole.subarray(0, Math.floor(whole.length * 0.6));
  },
  async animatedWebp() {
    const frames = await Promise.all(
      ['red', 'blue'].map((colour) => drawPhoto({ width: 40, height: 40, colour, format: 'png' })),
    );
    return sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
  },
  /** 200 megapixels of black, which fit in 200 KB. */
  hugePng: () => pngOfZeros(20_000, 10_000),
  /** A photo of 21 MB: a JPEG with padding behind it. */
  async tooManyBytes() {
    return Buffer.concat([await drawPhoto(), Buffer.alloc(21_000_000, 'x')]);
  },
  async cmykJpeg() {
    return sharp(await drawPhoto({ colour: '#d02020' }))
      .withIccProfile('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer();
  },
  /** The colours of a phone: the same red is other numbers in Display P3. */
  async wideGamutJpeg() {
    return sharp(await drawPhoto({ colour: '#d02020' }))
      .withIccProfile('p3')
      .jpeg({ quality: 95 })
      .toBuffer();
  },
  async sixteenBitPng() {
    return sharp(await drawPhoto({ colour: '#d02020', format: 'png' }))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
  },
  async greyPng() {
    return sharp(await drawPhoto({ format: 'png' }))
      .greyscale()
      .toColourspace('b-w')
      .png()
      .toBuffer();
  },
  pixel: () => lineOf(1, 1),
  column: () => lineOf(1, 8_000),
  row: () => lineOf(8_000, 1),
  /** A red disc on nothing. */
  transparentPng: () =>
    sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><circle cx="100" cy="100" r="60" fill="#d02020"/></svg>',
      ),
    )
      .png()
      .toBuffer(),
  /** Stored lying on its side, with the EXIF orientation that says so, a place and a camera. */
  async rotatedJpeg() {
    const lying = await sharp(await drawPhoto({ width: 480, height: 640, format: 'png' }))
      .rotate(270)
      .toBuffer();
    return sharp(lying)
      .withExif({
        IFD0: { Make: 'Camera of a test' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
  },
};

/** A valid 8-bit grey PNG (PNG specification, 3rd edition) whose pixels are all zero. */
function pngOfZeros(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

function lineOf(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#d02020' } })
    .png()
    .toBuffer();
}
