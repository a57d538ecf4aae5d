import { describe, expect, it } from 'vitest';
import { checkSignature } from './check-signature.js';
import type { GraphRef, GraphSignature } from './inference.port.js';
import type { TensorSpec } from './tensor.js';

const pixels: TensorSpec = { name: 'pixel_values', type: 'float32', dims: [-1, 3, 224, 224] };
const embeds: TensorSpec = { name: 'image_embeds', type: 'float32', dims: [-1, 512] };
const wanted: GraphRef = {
  model: 'fashion-clip@1',
  name: 'fashion-clip-vision',
  file: 'vision.onnx',
  signature: { inputs: [pixels], outputs: [embeds] },
  batch: { cpu: 8, cuda: 64 },
};

function found(changes: Partial<GraphSignature>): GraphSignature {
  return { inputs: [pixels], outputs: [embeds], ...changes };
}

describe('checkSignature', () => {
  it.each([
    ['the same', found({})],
    ['free axes, by name or number', found({ inputs: [{ ...pixels, dims: ['batch', 3, -1, 'width'] }] })],
    ['a shape that is left open', found({ outputs: [{ ...embeds, dims: [] }] })],
    [
      'more outputs than are used',
      found({ outputs: [{ ...embeds, name: 'hidden', dims: [-1, 50, 768] }, embeds] }),
    ],
  ])('takes %s', (_what, signature) => expect(() => checkSignature(wanted, signature)).not.toThrow());

  it.each([
    [
      'another input',
      found({ inputs: [{ ...pixels, name: 'images' }] }),
      /no input pixel_values, only images/,
    ],
    [
      'another size',
      found({ inputs: [{ ...pixels, dims: [-1, 3, 384, 384] }] }),
      /needs float32\[\?, 3, 224, 224\]/,
    ],
    ['another type', found({ inputs: [{ ...pixels, type: 'float16' }] }), /is float16\[/],
    ['another dimension', found({ outputs: [{ ...embeds, dims: [-1, 768] }] }), /is float32\[\?, 768\]/],
    ['another rank', found({ outputs: [{ ...embeds, dims: [-1, 50, 512] }] }), /is float32\[\?, 50, 512\]/],
  ])('refuses %s', (_what, signature, sentence) =>
    expect(() => checkSignature(wanted, signature)).toThrow(sentence),
  );
});
