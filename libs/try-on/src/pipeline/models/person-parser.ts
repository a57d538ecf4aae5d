import { parserManifest } from '#contracts';
import { type Inference, type LoadedGraph, openModelFolderAs } from '#inference';
import type { Box, Image, Labels, Mask, Size } from '../images/image.js';
import { newMask } from '../images/image.js';
import { cropImage } from '../images/resize.js';
import { loadModel } from './load-model.js';
import { pixelValues } from './pixel-values.js';

/** The parser's classes; a label is the index. `models/recipes/person_parser/classes.py` has the same. */
export const PARTS = [
  'background',
  'hair',
  'skin',
  'upper',
  'lower',
  'dress',
  'outer',
  'shoes',
  'other',
] as const;
export type Part = (typeof PARTS)[number];
export const partIndex = (part: Part): number => PARTS.indexOf(part);

/** By label, whether it is one of `parts`. */
export const partsTable = (parts: readonly Part[]): boolean[] => PARTS.map((part) => parts.includes(part));

export const PARSER_MODEL = 'person-parser';
const [WIDTH, HEIGHT] = [192, 288];

/** Class probabilities at the network's own size, and the part of the photo that they are of. */
export type Parse = { box: Box; photo: Size; width: number; height: number; probabilities: Float32Array };

/** The built-in parser of people: which pixels are hair, skin, which garment. Its session has a thread of its own. */
export class PersonParser {
  private constructor(private readonly graph: LoadedGraph) {}

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<PersonParser> {
    const folder = await openModelFolderAs(modelsDir, PARSER_MODEL, parserManifest);
    const graph = await loadModel(inference, folder);
    return new PersonParser(graph);
  }

  /** Reads the part of `image` in `box` (the whole by default), which may reach beyond the frame. */
  async parse(
    image: Image,
    box: Box = { x: 0, y: 0, width: image.width, height: image.height },
  ): Promise<Parse> {
    const outputs = await this.graph.infer({
      pixel_values: await pixelValues(cropImage(image, box), { width: WIDTH, height: HEIGHT }),
    });
    const { probabilities } = outputs;
    if (probabilities?.type !== 'float32') throw new TypeError('the parser has no output "probabilities"');
    return {
      box,
      photo: { width: image.width, height: image.height },
      width: WIDTH,
      height: HEIGHT,
      probabilities: probabilities.data,
    };
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}

/** The probability of any of `parts`, at the photo's size; 0 outside the parsed box. */
export function probabilityOf(parse: Parse, parts: readonly Part[]): Mask {
  const plane = parse.width * parse.height;
  const sum = new Float32Array(plane);
  for (const part of parts) {
    const from = partIndex(part) * plane;
    for (let i = 0; i < plane; i++) sum[i]! += parse.probabilities[from + i]!;
  }
  const out = newMask(parse.photo);
  eachTap(parse, (i, a, b, c, d, tx, ty) => {
    out.data[i] = (sum[a]! * (1 - tx) + sum[b]! * tx) * (1 - ty) + (sum[c]! * (1 - tx) + sum[d]! * tx) * ty;
  });
  return out;
}

/** The likeliest class of every pixel, at the photo's size; background outside the parsed box. */
export function labelsOf(parse: Parse): Labels {
  const plane = parse.width * parse.height;
  const { probabilities: p } = parse;
  const labels = { ...parse.photo, data: new Uint8Array(parse.photo.width * parse.photo.height) };
  const likeliest = likeliestOf(parse);
  eachTap(parse, (i, a, b, c, d, tx, ty) => {
    // What is likeliest at all four corners is so between them.
    const label = likeliest[a]!;
    if (label === likeliest[b] && label === likeliest[c] && label === likeliest[d]) {
      labels.data[i] = label;
      return;
    }
    let best = 0;
    let most = -1;
    for (let k = 0; k < PARTS.length; k++) {
      const at = k * plane;
      const value =
        (p[at + a]! * (1 - tx) + p[at + b]! * tx) * (1 - ty) + (p[at + c]! * (1 - tx) + p[at + d]! * tx) * ty;
      if (value <= most) continue;
      most = value;
      best = k;
    }
    labels.data[i] = best;
  });
  return labels;
}

/** The likeliest class of every pixel of the network. */
export function likeliestOf({ probabilities, width, height }: Parse): Uint8Array {
  const plane = width * height;
  const found = new Uint8Array(plane);
  for (let i = 0; i < plane; i++) {
    let most = probabilities[i]!;
    for (let k = 1; k < PARTS.length; k++) {
      const value = probabilities[k * plane + i]!;
      if (value <= most) continue;
      most = value;
      found[i] = k;
    }
  }
  return found;
}

type Tap = (i: number, a: number, b: number, c: number, d: number, tx: number, ty: number) => void;

/** Calls `tap` for each pixel of the photo inside the parsed box, with the four network pixels around it. */
export function eachTap({ box, photo, width, height }: Parse, tap: Tap): void {
  const [left, top] = [Math.max(0, box.x), Math.max(0, box.y)];
  const right = Math.min(photo.width, box.x + box.width);
  const bottom = Math.min(photo.height, box.y + box.height);
  for (let y = top; y < bottom; y++) {
    const fy = Math.min(height - 1, Math.max(0, ((y - box.y + 0.5) * height) / box.height - 0.5));
    const y0 = Math.floor(fy);
    const y1 = Math.min(height - 1, y0 + 1);
    for (let x = left; x < right; x++) {
      const fx = Math.min(width - 1, Math.max(0, ((x - box.x + 0.5) * width) / box.width - 0.5));
      const x0 = Math.floor(fx);
      const x1 = Math.min(width - 1, x0 + 1);
      tap(
        y * photo.width + x,
        y0 * width + x0,
        y0 * width + x1,
        y1 * width + x0,
        y1 * width + x1,
        fx - x0,
        fy - y0,
      );
    }
  }
}
