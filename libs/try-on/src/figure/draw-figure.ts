import sharp from 'sharp';

export type Figure = {
  width?: number;
  height?: number;
  skin?: string;
  hair?: string;
  top?: string;
  bottom?: string;
  backdrop?: string;
  /** The side that is seen. */
  side?: 'front' | 'back';
};

/** A drawn person, upright, arms a little off the body: for demonstrations and tests. JPEG bytes. */
export async function drawFigure(figure: Figure = {}): Promise<Uint8Array> {
  const { width = 768, height = 1024 } = figure;
  return sharp(Buffer.from(figureSvg(figure)), { density: 144 })
    .resize(width, height, { fit: 'cover' })
    .blur(0.7)
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** On a canvas of 768 × 1024. */
function figureSvg({
  skin = '#d9a07e',
  hair = '#3a2418',
  top = '#3f6f8f',
  bottom = '#2c3344',
  backdrop = '#cfcac2',
  side = 'front',
}: Figure): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="768" height="1024" viewBox="0 0 768 1024">
  <defs>
    <linearGradient id="round" x1="0" x2="1" y1="0" y2="0">
      <stop offset="0" stop-color="#000" stop-opacity="0.38"/><stop offset="0.3" stop-color="#fff" stop-opacity="0.12"/>
      <stop offset="0.62" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.42"/>
    </linearGradient>
    <radialGradient id="wall" cx="0.5" cy="0.35" r="0.9">
      <stop offset="0" stop-color="#fff" stop-opacity="0.5"/><stop offset="1" stop-color="#000" stop-opacity="0.2"/>
    </radialGradient>
    <radialGradient id="face" cx="0.42" cy="0.4" r="0.7">
      <stop offset="0.3" stop-color="#fff" stop-opacity="0.15"/><stop offset="1" stop-color="#000" stop-opacity="0.3"/>
    </radialGradient>
  </defs>
  <rect width="768" height="1024" fill="${backdrop}"/>
  <rect y="880" width="768" height="144" fill="#8d877f"/>
  <rect width="768" height="1024" fill="url(#wall)"/>
  <ellipse cx="384" cy="968" rx="150" ry="18" fill="#000" opacity="0.25"/>
  <path d="M352 78 Q330 100 332 175 Q326 215 340 232 L428 232 Q442 215 436 175 Q438 100 416 78 Q384 52 352 78Z" fill="${hair}"/>
  ${shaded(ARM, skin)}${shaded(mirrored(ARM), skin)}
  ${shaded(HAND, skin)}${shaded(mirrored(HAND), skin)}
  ${shaded('M362 170 L362 226 Q330 238 322 246 L346 290 L422 290 L446 246 Q438 238 406 226 L406 170Z', skin)}
  ${shaded('M338 934 Q312 944 306 962 L366 964 L370 930Z', '#27211f')}${shaded('M430 934 Q456 944 462 962 L402 964 L398 930Z', '#27211f')}
  ${shaded('M304 500 Q292 610 306 720 L322 940 L372 940 L380 620 L388 620 L396 940 L446 940 L462 720 Q476 610 464 500Z', bottom)}
  ${shaded('M330 238 Q296 246 280 262 L246 372 L292 388 L304 350 Q312 440 302 524 L466 524 Q456 440 464 350 L476 388 L522 372 L488 262 Q472 246 438 238 Q384 276 330 238Z', top)}
  <path d="M304 350 Q300 320 306 300 M464 350 Q468 320 462 300 M330 420 Q360 440 350 500 M430 410 Q410 450 420 505" stroke="#000" stroke-opacity="0.28" stroke-width="4" fill="none"/>
  ${side === 'front' ? face(skin, hair) : backOfHead(hair)}
</svg>`;
}

function face(skin: string, hair: string): string {
  return `<ellipse cx="384" cy="138" rx="43" ry="58" fill="${skin}"/><ellipse cx="384" cy="138" rx="43" ry="58" fill="url(#face)"/>
  <path d="M340 128 Q342 84 384 80 Q426 84 428 128 Q414 100 384 100 Q354 100 340 128Z" fill="${hair}"/>
  <path d="M357 122 q9 -6 18 0 M393 122 q9 -6 18 0" stroke="${hair}" stroke-width="4" fill="none"/>
  <ellipse cx="366" cy="132" rx="7" ry="4" fill="#fff"/><ellipse cx="402" cy="132" rx="7" ry="4" fill="#fff"/>
  <circle cx="366" cy="132" r="3.6" fill="#2d1d14"/><circle cx="402" cy="132" r="3.6" fill="#2d1d14"/>
  <path d="M384 134 Q378 152 380 156 Q384 160 389 156" stroke="#000" stroke-opacity="0.35" stroke-width="3" fill="none"/>
  <path d="M370 172 Q384 181 398 172 Q384 167 370 172Z" fill="#a4473f"/>`;
}

/** Hair down to the collar. */
function backOfHead(hair: string): string {
  const outline =
    'M384 76 Q338 80 336 138 Q334 196 346 232 Q384 246 422 232 Q434 196 432 138 Q430 80 384 76Z';
  return `<path d="${outline}" fill="${hair}"/><path d="${outline}" fill="url(#face)"/>
  <path d="M372 92 Q356 150 362 226 M396 92 Q412 150 406 226" stroke="#000" stroke-opacity="0.25" stroke-width="3" fill="none"/>`;
}

/** The arm on the left of the picture; the canvas is 768 wide. */
const ARM = 'M264 300 L231 420 Q216 470 210 530 L236 538 Q250 476 264 430 L292 330Z';
const HAND = 'M208 528 Q196 556 204 588 Q216 604 228 586 Q240 560 238 534Z';

function shaded(path: string, colour: string): string {
  return `<path d="${path}" fill="${colour}"/><path d="${path}" fill="url(#round)"/>`;
}

/** Absolute coordinates alone: every first number of a pair is an x. */
function mirrored(path: string): string {
  return path.replace(
    /(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g,
    (_, x: string, y: string) => `${768 - Number(x)} ${y}`,
  );
}
