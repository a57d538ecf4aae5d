import { areaOf, boxOf, type Image, type Mask, newMask, type Size } from '../../images/image.js';
import { guidedFilter, lumaOf, resizeMask } from '../../images/filters.js';
import { components, erode, fillHoles, keepComponents, open } from '../../images/morphology.js';
import { resizeImage } from '../../images/resize.js';
import { unlikeBorder } from './border-model.js';
import { openCv } from './opencv.js';

/** Side at which GrabCut runs: its time grows with the pixels, its answer hardly. */
const SIDE = 224;
const ROUNDS = 3;

/** GrabCut's names for a pixel. */
const [BACK, FRONT, LIKELY_BACK, LIKELY_FRONT] = [0, 1, 2, 3] as const;

/**
 * The garment of a photo of one garment (lying flat or on an invisible body): a model of the border's colours says
 * where to begin, GrabCut (Rother, Kolmogorov and Blake, SIGGRAPH 2004) decides, and the edge is moved to the
 * photo's own. Coverage 0–1 at the photo's size.
 */
export async function cutOut(image: Image): Promise<Mask> {
  const small = await resizeImage(image, inside(image, SIDE));
  const byColour = await grabCut(small, beginning(small));
  const rough = isPieces(byColour) && hasContrast(small) ? await fromTheMiddle(small, byColour) : byColour;
  const whole = fillHoles(
    keepComponents(rough, (part, largest) => part.area > 0.12 * largest.area),
    0.01 * areaOf(rough),
  );
  const enlarged = resizeMask(open(whole, 1.5), image);
  return sharpen(guidedFilter(lumaOf(image), enlarged, Math.max(2, image.width / SIDE), 1e-4));
}

/** A garment is one piece, of a size worth photographing, and fills much of the box around it. */
const [PIECE, SHARE, FULLNESS] = [0.8, 0.09, 0.4];

/** Whether only prints and seams were told from a background of the garment's own colour. */
export function isPieces(mask: Mask): boolean {
  const area = areaOf(mask);
  const box = boxOf(mask);
  if (box === undefined || area < SHARE * mask.data.length) return true;
  const largest = components(mask).parts[0]!.area;
  return largest < PIECE * area || area < FULLNESS * box.width * box.height;
}

/** A photo of one colour all over has no garment that another beginning could find. */
function hasContrast(image: Image): boolean {
  const { data } = lumaOf(image);
  const least = data.reduce((a, value) => Math.min(a, value), 1);
  return data.some((value) => value - least > 2 * LEAST_STEP);
}

/** Another beginning: what lies in the middle of the photo is the garment. Kept if it gives one piece. */
async function fromTheMiddle(image: Image, otherwise: Mask): Promise<Mask> {
  const { width, height } = image;
  const start = new Uint8Array(width * height);
  for (let i = 0; i < start.length; i++) {
    const [x, y] = [(i % width) / width - 0.5, Math.floor(i / width) / height - 0.5];
    const off = Math.max(Math.abs(x), Math.abs(y));
    const isLikely = Math.hypot(x, y) < 0.36 || otherwise.data[i]! > 0.5;
    start[i] = off > 0.47 ? BACK : Math.hypot(x, y) < 0.12 ? FRONT : isLikely ? LIKELY_FRONT : LIKELY_BACK;
  }
  const found = await grabCut(image, start);
  const whole = keepComponents(found, (part, largest) => part.area === largest.area);
  const area = areaOf(whole);
  const isGarment =
    !isPieces(whole) &&
    area > areaOf(otherwise) &&
    area < MOST * whole.data.length &&
    hasOutline(image, whole);
  return isGarment ? whole : otherwise;
}

/** Luminance step (0–1) at the outline: of a photo of nothing GrabCut cuts out nothing's middle. */
const LEAST_STEP = 0.02;
const MOST = 0.75;

export function hasOutline(image: Image, mask: Mask): boolean {
  const { data, width, height } = lumaOf(image);
  const inner = erode(mask, 1);
  let [sum, count] = [0, 0];
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x;
      if (mask.data[i]! <= 0.5 || inner.data[i]! > 0.5) continue;
      sum += Math.hypot(data[i + 2]! - data[i - 2]!, data[i + 2 * width]! - data[i - 2 * width]!);
      count++;
    }
  }
  return count > 0 && sum / count > LEAST_STEP;
}

function inside({ width, height }: Size, side: number): Size {
  const scale = side / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** GrabCut's start: unlike the border is likely garment, most of all towards the middle. */
function beginning(image: Image): Uint8Array {
  const unlike = unlikeBorder(image);
  const threshold = otsu(unlike);
  const { width, height } = image;
  return Uint8Array.from(unlike.data, (value, i) => {
    const [x, y] = [(i % width) / width - 0.5, Math.floor(i / width) / height - 0.5];
    const off = Math.max(Math.abs(x), Math.abs(y));
    if (off > 0.485) return BACK;
    if (value > threshold * 1.6 && off < 0.35) return FRONT;
    if (off < 0.06) return LIKELY_FRONT;
    return value > threshold * (0.7 + 0.6 * off) ? LIKELY_FRONT : LIKELY_BACK;
  });
}

async function grabCut(image: Image, start: Uint8Array): Promise<Mask> {
  const { cv } = await openCv();
  const { width, height } = image;
  const picture = new cv.Mat(height, width, cv.CV_8UC3);
  const mask = new cv.Mat(height, width, cv.CV_8UC1);
  const [back, front] = [new cv.Mat(), new cv.Mat()];
  try {
    picture.data.set(image.data);
    mask.data.set(start);
    cv.grabCut(picture, mask, new cv.Rect(0, 0, 1, 1), back, front, ROUNDS, cv.GC_INIT_WITH_MASK);
    const out = newMask(image);
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = mask.data[i] === FRONT || mask.data[i] === LIKELY_FRONT ? 1 : 0;
    return out;
  } finally {
    for (const mat of [picture, mask, back, front]) mat.delete();
  }
}

/** The threshold that parts the values best in two (Otsu, 1979). */
function otsu(values: Mask): number {
  const bins = new Float64Array(128);
  const top = values.data.reduce((a, b) => Math.max(a, b), 1);
  for (const value of values.data) bins[Math.min(127, Math.floor((value / top) * 128))]! += 1;
  const total = values.data.length;
  const sum = bins.reduce((a, n, i) => a + n * i, 0);
  let [best, at, below, belowSum] = [-1, 0, 0, 0];
  for (let i = 0; i < 127; i++) {
    below += bins[i]!;
    belowSum += bins[i]! * i;
    if (below === 0 || below === total) continue;
    const apart = belowSum / below - (sum - belowSum) / (total - below);
    const between = below * (total - below) * apart * apart;
    if (between > best) [best, at] = [between, i];
  }
  return ((at + 1) / 128) * top;
}

/** A soft edge of one or two pixels where the filter left a wide one. */
function sharpen(mask: Mask): Mask {
  for (let i = 0; i < mask.data.length; i++) {
    mask.data[i] = Math.min(1, Math.max(0, (mask.data[i]! - 0.5) * 3 + 0.5));
  }
  return mask;
}
