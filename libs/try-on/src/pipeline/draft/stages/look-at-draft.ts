import { type Image, type Mask, union } from '#images';
import type { PersonParser } from '#person-parse';
import { draftFeatures, frameOf } from '../../quality/draft-features.js';
import { currentPiece, known, type Scene } from '../scene.js';
import type { Tools } from './stage.js';

/** Looks at the finished draft, so that the gate knows more of it than what is measured. */
export async function lookAtDraft(scene: Scene, { parser }: Pick<Tools, 'parser'>): Promise<Scene> {
  currentPiece(scene, 'visible');
  const visible = scene.pieces.map((piece) => piece.visible!).reduce(union);
  const features = await featuresOf(parser, known(scene, 'composite'), visible, known(scene, 'edit'));
  return { ...scene, features };
}

/** What the encoder finds in a draft; see `draftFeatures`. */
export async function featuresOf(
  parser: PersonParser,
  draft: Image,
  visible: Mask,
  edit: Mask,
): Promise<Float32Array> {
  const look = await parser.features(draft, frameOf(union(visible, edit)));
  return draftFeatures(look, visible, edit);
}
