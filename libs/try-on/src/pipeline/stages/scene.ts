import { type Image, type Labels, type Mask } from '../images/image.js';
import type { Keypoints } from '../models/pose-estimator.js';
import type { Parse } from '../models/person-parser.js';
import type { Body } from './body.js';

/** What is known of the person's photo once it was looked at. */
export type Scene = {
  image: Image;
  parse: Parse;
  labels: Labels;
  silhouette: Mask;
  keypoints: Keypoints;
  body: Body;
};
