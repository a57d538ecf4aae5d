import sharp from 'sharp';

const SKIN = 'url(#skin)';

/** A standing person, drawn: head, hair, bare arms, a grey shirt, dark trousers, shoes. */
const FIGURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 768 1024" width="768" height="1024">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e9e6e1"/><stop offset="0.85" stop-color="#d8d4cd"/><stop offset="0.86" stop-color="#bdb6ab"/><stop offset="1" stop-color="#c9c2b7"/></linearGradient>
    <linearGradient id="skin" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#c08a68"/><stop offset="0.45" stop-color="#e2b48f"/><stop offset="1" stop-color="#b98260"/></linearGradient>
    <linearGradient id="shirt" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#6f757d"/><stop offset="0.4" stop-color="#a6acb3"/><stop offset="0.7" stop-color="#989ea6"/><stop offset="1" stop-color="#666c74"/></linearGradient>
    <linearGradient id="trousers" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#171d2e"/><stop offset="0.5" stop-color="#2f3852"/><stop offset="1" stop-color="#161b2b"/></linearGradient>
    <radialGradient id="hair"><stop offset="0" stop-color="#5a3d28"/><stop offset="1" stop-color="#2b1b10"/></radialGradient>
    <filter id="soft"><feGaussianBlur stdDeviation="1.1"/></filter>
    <filter id="shadow"><feGaussianBlur stdDeviation="9"/></filter>
  </defs>
  <rect width="768" height="1024" fill="url(#wall)"/>
  <ellipse cx="392" cy="968" rx="150" ry="16" fill="#000" opacity="0.35" filter="url(#shadow)"/>
  <g filter="url(#soft)">
    <path d="M322 532 C318 640 322 760 330 930 L376 930 C380 800 384 700 386 600 C388 700 394 800 398 930 L444 930 C450 760 456 640 450 532 Z" fill="url(#trousers)"/>
    <path d="M326 926 h50 v30 q-6 12 -34 12 q-30 0 -30 -12 q2 -14 14 -18 Z M398 926 h48 q2 6 14 14 q12 6 12 16 q0 12 -34 12 q-34 0 -40 -12 Z" fill="#3a2a20"/>
    <path d="M288 286 C270 330 262 400 256 456 C250 500 244 540 246 566 q6 18 20 14 q12 -4 12 -20 C282 520 292 480 300 440 L318 330 Z" fill="${SKIN}"/>
    <path d="M484 286 C502 330 510 400 516 456 C522 500 528 540 526 566 q-6 18 -20 14 q-12 -4 -12 -20 C490 520 480 480 472 440 L454 330 Z" fill="${SKIN}"/>
    <path d="M362 196 h48 v44 q-24 24 -48 0 Z" fill="#c79672"/>
    <path d="M352 230 C320 240 292 250 282 284 L262 372 L312 386 L322 352 C324 420 322 480 316 546 Q386 566 456 546 C450 480 448 420 450 352 L460 386 L510 372 L490 284 C480 250 452 240 420 230 Q386 262 352 230 Z" fill="url(#shirt)"/>
    <path d="M330 352 q8 60 0 120 M442 352 q-8 60 0 120 M372 300 q10 90 -4 180" stroke="#5b6168" stroke-width="3" fill="none" opacity="0.5"/>
    <ellipse cx="386" cy="148" rx="47" ry="61" fill="${SKIN}"/>
    <path d="M336 150 C326 70 356 66 388 66 C424 66 448 82 436 150 C432 120 420 108 400 106 C372 110 346 108 336 150 Z" fill="url(#hair)"/>
    <ellipse cx="368" cy="146" rx="6" ry="4" fill="#2a1a12"/><ellipse cx="404" cy="146" rx="6" ry="4" fill="#2a1a12"/>
    <path d="M358 135 q10 -6 20 0 M394 135 q10 -6 20 0" stroke="#3a2415" stroke-width="3.5" fill="none"/>
    <path d="M386 150 q-6 18 -3 24 q5 3 9 0" stroke="#a5714f" stroke-width="2.5" fill="none"/>
    <path d="M371 186 q15 10 30 0 q-15 -5 -30 0 Z" fill="#a8564d"/>
  </g>
</svg>`;

/** A person whom the project draws itself, JPEG, 768×1024: for a try-on where nobody's photo is at hand. */
export async function drawFigure(): Promise<Buffer> {
  const noise = await sharp({
    create: {
      width: 768,
      height: 1024,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 7 },
    },
  })
    .png()
    .toBuffer();
  return sharp(Buffer.from(FIGURE))
    .removeAlpha()
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer();
}
