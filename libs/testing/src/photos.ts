import sharp from 'sharp';

type PhotoOptions = {
  width?: number;
  height?: number;
  /** Colour of the garment. */
  colour?: string;
  format?: 'jpeg' | 'png' | 'webp';
};

/**
 * A real image file: a shirt of one colour on pale ground, with a black mark in the top left corner that shows
 * which side is up. Two different colours or sizes are two different files.
 */
export function drawPhoto(options: PhotoOptions = {}): Promise<Buffer> {
  const { width = 480, height = 640, colour = '#c0392b', format = 'jpeg' } = options;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 640" width="${width}" height="${height}" preserveAspectRatio="none">
    <rect width="480" height="640" fill="#f2efe9"/>
    <rect width="96" height="96" fill="#000"/>
    <path d="M140 140 h60 q40 40 80 0 h60 l80 90 -50 50 -40 -40 v280 h-180 v-280 l-40 40 -50 -50 z" fill="${colour}"/>
  </svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().toFormat(format).toBuffer();
}
