import sharp from 'sharp';

/** Short and long, as shoppers ask. */
export const REFERENCE_PROMPTS = [
  'a photo of a dress',
  'black leather jacket',
  'a light summer dress with small flowers, not too formal, for a wedding in the garden',
];

const SIDE = 256;

/** Coloured shapes on a ground: what a shop's photos look like from afar, and enough to tell exact vectors from others. */
const DRAWINGS = [
  `<rect width="256" height="256" fill="#f4f2ee"/>
   <path d="M104 40h48l12 66 30 118H62l30-118z" fill="#b3202c"/><path d="M96 112h64v10H96z" fill="#2a1518"/>`,
  `<rect width="256" height="256" fill="#8d97a3"/><path d="M80 24h96l10 208h-44l-14-140-14 140H70z" fill="#22345c"/>
   <path d="M84 60h90M82 92h94M80 124h98" stroke="#dfe6ee" stroke-width="5"/>`,
  `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#3a2a1c"/><stop offset="1" stop-color="#d9b88a"/></linearGradient></defs>
   <rect width="256" height="256" fill="url(#g)"/><circle cx="128" cy="128" r="74" fill="#1d6b4a"/>
   <circle cx="100" cy="108" r="12" fill="#f3d33c"/><circle cx="150" cy="150" r="18" fill="#f3d33c"/>`,
];

/** Drawn photos, PNG. Kept beside their vectors, so that another renderer of another machine changes nothing. */
export function drawReferencePhotos(): Promise<Buffer[]> {
  return Promise.all(
    DRAWINGS.map((shapes) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${shapes}</svg>`,
        ),
      )
        .removeAlpha()
        .png({ palette: true })
        .toBuffer(),
    ),
  );
}
