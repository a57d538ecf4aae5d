import { join } from 'node:path';
import { wholeBodyManifest } from '#contracts';
import type { Box, Image } from '#images';
import { type Inference, type LoadedGraph, openModelFolderAs, type Tensor } from '#inference';
import type { Point } from '../../pipeline/geometry/point.js';
import type { PersonPose } from '../../pipeline/try-on-pipeline.js';
import type { Size } from '../place-in-frame.js';
import { type Details, SURE } from './pose-map.js';

/** In the order of COCO-WholeBody: body, feet, then these. */
const [FACE, LEFT_HAND, RIGHT_HAND, POINTS] = [23, 91, 112, 133] as const;
/** Of channels in the order blue, green, red, as DWPose takes them. */
const MEAN = [123.675, 116.28, 103.53] as const;
const STD = [58.395, 57.12, 57.375] as const;
/** Bins of an axis for each pixel. */
const BINS = 2;
/** Around the keypoints of a body lie hair, hands and feet; around that the network wants a rim. */
const PADDING = 1.15 * 1.25;

/** Finds hands and faces: DWPose, or another whole-body network with its inputs and outputs. */
export class WholeBody {
  private constructor(
    /** Name and revision. */
    readonly id: string,
    private readonly graph: LoadedGraph,
    private readonly size: Size,
  ) {}

  /** @throws ModelFolderError, GraphMismatchError, DeviceUnavailableError */
  static async open(modelsFolder: string, name: string, inference: Inference): Promise<WholeBody> {
    const { id, path, manifest } = await openModelFolderAs(modelsFolder, name, wholeBodyManifest);
    const [height, width] = manifest.input_size;
    const floats = (tensor: string, dims: number[]) => ({ name: tensor, type: 'float32', dims });
    const graph = await inference.load({
      model: id,
      name,
      file: join(path, 'model.onnx'),
      signature: {
        inputs: [floats('input', [-1, 3, height, width])],
        outputs: [
          floats('simcc_x', [-1, POINTS, BINS * width]),
          floats('simcc_y', [-1, POINTS, BINS * height]),
        ],
      },
      batch: { cpu: 1, cuda: 1 },
    });
    return new WholeBody(id, graph, { width, height });
  }

  /** @param pose keypoints of the body, as parts of the picture's sides: where the person is */
  async find(image: Image, pose: PersonPose): Promise<Details> {
    const box = boxOf(pose, image, this.size);
    if (box === undefined) return { face: [], hands: [] };
    const { simcc_x: x, simcc_y: y } = await this.graph.infer({ input: inputOf(image, box, this.size) });
    if (x?.type !== 'float32' || y?.type !== 'float32') throw new TypeError('simcc is not float32');
    const points = Array.from({ length: POINTS }, (_, i) => {
      const [across, down] = [
        peakOf(x.data, i, BINS * this.size.width),
        peakOf(y.data, i, BINS * this.size.height),
      ];
      if (Math.min(across.value, down.value) <= SURE) return undefined;
      return {
        x: box.x + (across.at / (BINS * this.size.width)) * box.width,
        y: box.y + (down.at / (BINS * this.size.height)) * box.height,
      };
    });
    return {
      face: points.slice(FACE, LEFT_HAND),
      hands: [points.slice(LEFT_HAND, RIGHT_HAND), points.slice(RIGHT_HAND)],
    };
  }

  close(): Promise<void> {
    return this.graph.close();
  }
}

/** Around all keypoints that are sure, in the proportions of the network's input. */
function boxOf(pose: PersonPose, image: Size, input: Size): Box | undefined {
  const sure = Object.values(pose).filter(({ score }) => score > SURE);
  if (sure.length < 2) return undefined;
  const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = range(sure.map(({ x }) => x * image.width));
  const [top, bottom] = range(sure.map(({ y }) => y * image.height));
  const height = PADDING * Math.max(bottom - top, ((right - left) * input.height) / input.width);
  const width = (height * input.width) / input.height;
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

/** The box as the network takes it: bilinear, black outside of the photo, channels reversed. */
function inputOf(image: Image, box: Box, { width, height }: Size): Tensor {
  const plane = width * height;
  const data = new Float32Array(3 * plane);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = { x: box.x + (x * box.width) / width, y: box.y + (y * box.height) / height };
      for (let c = 0; c < 3; c++)
        data[c * plane + y * width + x] = (sampled(image, at, 2 - c) - MEAN[c]!) / STD[c]!;
    }
  }
  return { type: 'float32', data, dims: [1, 3, height, width] };
}

function sampled({ width, height, data }: Image, { x, y }: Point, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const pixel = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height
      ? 0
      : data[(row * width + column) * 3 + channel]!;
  const across = (row: number) => pixel(left, row) * (left + 1 - x) + pixel(left + 1, row) * (x - left);
  return across(top) * (top + 1 - y) + across(top + 1) * (y - top);
}

/** The largest of a row's bins. */
function peakOf(bins: Float32Array, row: number, length: number): { at: number; value: number } {
  let at = 0;
  for (let i = 1; i < length; i++) if (bins[row * length + i]! > bins[row * length + at]!) at = i;
  return { at, value: bins[row * length + at]! };
}
