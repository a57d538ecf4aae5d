import type { InferenceStatus } from '#contracts';
import type { GraphStatus } from '#inference';
import type { GarmentType, PersonPose } from '../pipeline/try-on-pipeline.js';

export interface RenderInput {
  /** JPEG, upright, no metadata; 1536 pixels at most on its longest side. */
  person: Uint8Array;
  /** Of `person`, pixels. */
  size: { width: number; height: number };
  /** In the order of the request: JPEG on white, of the cut-out where there is one. */
  garments: readonly { photo: Uint8Array; kind: GarmentType; isCutOut: boolean }[];
  /** PNG of the size of `person`, white where a render may change it; for renderers that want one. */
  mask?: Uint8Array;
  /** Keypoints of the person; for renderers that want them. */
  pose?: PersonPose;
  /** The draft of the same try-on, PNG in the framing of `person`. */
  draft: Uint8Array;
  /** 1–5: from painted plainly to like a photo. */
  realismLevel: number;
  /** One image is wanted for each. */
  seeds: readonly number[];
  signal: AbortSignal;
  /** Told of images as they come to cost something, those of a render that fails among them. */
  onBilled(images: number): void;
  /** Told how far the call is, 0–1, where the renderer knows. */
  onProgress?(part: number): void | Promise<void>;
}

export type Rendered = {
  /** Image bytes of any size, one for each seed in their order. */
  images: Uint8Array[];
  /** Sentences for the operator's log: what was asked for and not done. */
  warnings?: string[];
};

/** What is true of a renderer however it is configured. */
export type Capabilities = {
  needs: { mask: boolean; pose: boolean; gpu: boolean };
  /** Seeds of one call at most. */
  imagesPerCall: number;
  /**
   * Who sees the shopper's photo: `house` nobody but this installation; `provider` somebody else; `engine` whoever runs
   * the engine, which is the house where the operator says so (`TRYON_ENGINE_IN_HOUSE`).
   */
  photoSeenBy: 'house' | 'engine' | 'provider';
};

/** Paints the person in the garments: what `final` mode runs in the place of warp, inpaint and blend. */
export abstract class Renderer {
  /** As answers and bills name it: `gemini-3.1-flash-image`. */
  abstract readonly model: string;
  /** @throws {TryOnError} `RENDERER_FAILED`, `GARMENT_TYPE_UNSUPPORTED` or `TIMEOUT`; `signal.reason` when stopped */
  abstract render(input: RenderInput): Promise<Rendered>;
  /** Names what its pictures depend on beside the input: its model, and settings that show. No secret. */
  revision(): string {
    return this.model;
  }
  /** Where its models run, if this process runs them. */
  inference(): InferenceStatus | undefined {
    return undefined;
  }
  /** How its models fare, by their names. */
  graphs(): Record<string, GraphStatus> {
    return {};
  }
  /** Lets go of models and connections. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
