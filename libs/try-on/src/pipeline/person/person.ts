import type { Image, Labels, Mask } from '#images';
import type { Parse } from '#person-parse';
import type { Keypoints } from '../models/pose-estimator.js';
import type { Body } from './body.js';

/** The person as the photo shows them, parsed and posed; once a garment is laid on, as they look in it. */
export type Person = {
  image: Image;
  parse: Parse;
  labels: Labels;
  silhouette: Mask;
  keypoints: Keypoints;
  body: Body;
};
