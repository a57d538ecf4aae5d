import type { Box } from '#images';
import { GraphMismatchError, type Tensor } from '#inference';

/** The parser's outputs with what its encoder finds: a cell for 16 and for 32 pixels of its input, each way. */
export const FEATURES = ['features_16', 'features_32'] as const;

/** Channel by channel, row-major. */
export type FeatureMap = { channels: number; width: number; height: number; data: Float32Array };

/** What the encoder finds in a part of a picture, in the order of `FEATURES`. */
export type EncoderFeatures = { box: Box; maps: readonly FeatureMap[] };

/** @throws GraphMismatchError where the network has no such output */
export function featureMapOf(model: string, tensor: Tensor | undefined, name: string): FeatureMap {
  const [, channels, height, width] = tensor?.dims ?? [];
  if (tensor?.type !== 'float32' || channels === undefined || height === undefined || width === undefined) {
    throw new GraphMismatchError(model, `it has no output "${name}"`);
  }
  return { channels, width, height, data: tensor.data };
}
