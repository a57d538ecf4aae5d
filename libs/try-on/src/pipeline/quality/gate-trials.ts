import { putOn } from '../draft/put-on.js';
import { Stopwatch } from '../draft/stopwatch.js';
import { recolour } from '../draft/wardrobe.js';
import { medianColour } from '../images/colour.js';
import { copyImage, type Mask, newImage, newMask } from '../images/image.js';
import { blend } from '../stages/blend.js';
import { frontOf } from '../stages/layers.js';
import type { Garment } from '../stages/garment.js';
import type { Scene } from '../stages/scene.js';
import { uncover } from '../stages/uncover.js';
import type { Worn } from '../stages/warp/worn.js';
import { judge } from './judge.js';
import type { Measures } from './measures.js';

export type Trial = {
  name: string;
  score: number;
  passed: boolean;
  parts: Readonly<Record<string, number>>;
  measures: Measures;
};

const SHIFT = 0.15;

/**
 * The gate's verdict on one draft as it is and on five spoilt ones: judged against another garment, laid on shifted
 * by 15 % of the shoulder width, in another colour, as a flat patch, and left as the photo was.
 */
export async function gateTrials(scene: Scene, garment: Garment, other: Garment): Promise<Trial[]> {
  const options = { knobs: { width: 1, length: 1 }, realismLevel: 3 };
  const silent = () => Promise.resolve();
  const put = await putOn(scene, garment, options, new Stopwatch(), silent);
  const shown = { garment, visible: put.visible, front: put.front };
  const trial = (name: string, image = put.image, edit = put.edit, seen = shown): Trial => {
    const { measures, ...verdict } = judge(scene, image, edit, [seen]);
    return { name, ...verdict, measures: measures[0]! };
  };
  const wrong = { ...garment, image: recolour(garment.image, garment.mask, oppositeOf(garment)) };
  const coloured = await putOn(scene, wrong, options, new Stopwatch(), silent);
  const front = frontOf(scene, garment.kind);
  const moved = shifted(put.worn, Math.round(SHIFT * scene.body.unit));
  const displaced = blend(scene.image, uncover(scene, garment.kind, moved, front), moved, front);
  return [
    trial('good'),
    trial('shuffled', put.image, put.edit, { ...shown, garment: other }),
    trial('shifted', displaced.image, displaced.edit, { ...shown, visible: displaced.visible }),
    trial('wrong colour', coloured.image, coloured.edit, { ...shown, visible: coloured.visible }),
    trial('blank', blank(put.image, put.visible)),
    trial('unchanged', scene.image, newMask(scene.image)),
  ];
}

function oppositeOf({ image, mask }: Garment): string {
  const [r, g, b] = medianColour(image, mask) ?? [0, 0, 0];
  const [low, high] = [Math.min(r, g, b), Math.max(r, g, b)];
  // Grey has no opposite hue: it becomes red.
  const to = high - low < 40 ? [200, 30, 40] : [low + high - r, low + high - g, low + high - b];
  return `#${to.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

function shifted(worn: Worn, by: number): Worn {
  const { width, height } = worn.alpha;
  const out: Worn = { image: newImage(worn.alpha), alpha: newMask(worn.alpha), turned: newMask(worn.alpha) };
  for (let y = 0; y < height; y++) {
    for (let x = by; x < width; x++) {
      const [to, from] = [y * width + x, y * width + x - by];
      out.alpha.data[to] = worn.alpha.data[from]!;
      out.turned.data[to] = worn.turned.data[from]!;
      for (let c = 0; c < 3; c++) out.image.data[to * 3 + c] = worn.image.data[from * 3 + c]!;
    }
  }
  return out;
}

function blank(image: Parameters<typeof copyImage>[0], visible: Mask) {
  const out = copyImage(image);
  const middle = medianColour(image, visible) ?? [128, 128, 128];
  for (let i = 0; i < visible.data.length; i++) {
    if (visible.data[i]! > 0.02) for (let c = 0; c < 3; c++) out.data[i * 3 + c] = middle[c]!;
  }
  return out;
}
