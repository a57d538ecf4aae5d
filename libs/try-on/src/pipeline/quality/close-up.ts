import { type Box, boxOf, type Image, type Labels, type Mask, newMask, union } from '#images';
import type { Bone } from '../geometry/bone.js';
import { minus, type Point } from '../geometry/point.js';
import type { Body, BodySide } from '../person/body.js';
import type { SeenGarment, View } from './view.js';

/** Room around the garment, in shoulder widths: for shifted edges and limbs beside it. */
const MARGIN = 0.4;

/** The part of the view around one garment and the trunk under it: most of what is measured lies there. */
export function closeUp(view: View, garment: SeenGarment): { view: View; garment: SeenGarment } {
  const { body, labels } = view;
  const trunk = newMask(labels);
  for (const { x, y } of [body.left.shoulder, body.right.shoulder, body.hips]) {
    const [px, py] = [Math.round(x), Math.round(y)];
    if (px >= 0 && py >= 0 && px < labels.width && py < labels.height) trunk.data[py * labels.width + px] = 1;
  }
  const box = grown(
    boxOf(union(union(garment.visible, view.edit), trunk)) ?? { x: 0, y: 0, ...sizeOf(labels) },
    MARGIN * body.unit,
    sizeOf(labels),
  );
  return {
    view: {
      before: cutImage(view.before, box),
      after: cutImage(view.after, box),
      edit: cutMask(view.edit, box),
      labels: { ...sizeOf(box), data: cut(view.labels, box, 1, (n) => new Uint8Array(n)) },
      silhouette: cutMask(view.silhouette, box),
      body: moved(body, box),
      garments: [],
    },
    garment: {
      ...garment,
      visible: cutMask(garment.visible, box),
      front: cutMask(garment.front, box),
    },
  };
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

function grown(box: Box, by: number, frame: { width: number; height: number }): Box {
  const [x, y] = [Math.max(0, Math.floor(box.x - by)), Math.max(0, Math.floor(box.y - by))];
  return {
    x,
    y,
    width: Math.min(frame.width, Math.ceil(box.x + box.width + by)) - x,
    height: Math.min(frame.height, Math.ceil(box.y + box.height + by)) - y,
  };
}

function cutMask(mask: Mask, box: Box): Mask {
  return { ...sizeOf(box), data: cut(mask, box, 1, (n) => new Float32Array(n)) };
}

function cutImage(image: Image, box: Box): Image {
  return { ...sizeOf(box), data: cut(image, box, 3, (n) => new Uint8Array(n)) };
}

function cut<T extends Uint8Array | Float32Array>(
  from: (Image | Labels | Mask) & { data: T },
  { x, y, width, height }: Box,
  channels: number,
  make: (length: number) => T,
): T {
  const out = make(width * height * channels);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * from.width + x) * channels;
    out.set(from.data.subarray(start, start + width * channels), row * width * channels);
  }
  return out;
}

function moved(body: Body, by: Point): Body {
  const bone = ({ points, ...rest }: Bone): Bone => ({ ...rest, points: points.map((p) => minus(p, by)) });
  const side = (s: BodySide): BodySide => ({
    ...s,
    shoulder: minus(s.shoulder, by),
    elbow: minus(s.elbow, by),
    wrist: minus(s.wrist, by),
    hip: minus(s.hip, by),
    knee: minus(s.knee, by),
    ankle: minus(s.ankle, by),
    arm: bone(s.arm),
    leg: bone(s.leg),
  });
  return {
    ...body,
    left: side(body.left),
    right: side(body.right),
    shoulders: minus(body.shoulders, by),
    hips: minus(body.hips, by),
  };
}
