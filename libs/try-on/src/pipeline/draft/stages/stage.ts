import type { PersonParser } from '#person-parse';
import type { PoseEstimator } from '../../models/pose-estimator.js';
import type { TryOnStep } from '../../try-on-pipeline.js';
import type { Scene } from '../scene.js';
import type { GarmentPreparation } from '../garment-preparation.js';

/** What the stages work with, open for as long as the pipeline is. */
export type Tools = {
  parser: PersonParser;
  estimator: PoseEstimator;
  preparation: GarmentPreparation;
  /** Longest side in pixels at which the person's photo is worked on. */
  workSize: number;
};

type Named = {
  /** The step that a job shows while it runs, and its name in the timings; progress in percent. */
  step: Exclude<TryOnStep, 'done'>;
  percent: number;
};

/** Adds what it finds out to the scene. @throws {TryOnError} with the code of what it gave up on */
export type Stage = Named &
  (
    | { of: 'photos'; run(scene: Scene, tools: Tools): Promise<Scene> }
    /** Run for each garment of each attempt. */
    | { of: 'garment'; run(scene: Scene): Scene }
    /** Run for each attempt that is judged. */
    | { of: 'draft'; run(scene: Scene, tools: Pick<Tools, 'parser'>): Promise<Scene> }
  );
