import type { InferenceStatus, tryOnStep } from '#contracts';
import type { GraphStatus } from '#inference';
import type { z } from 'zod';

/** The kinds of garment that the pipeline can put on; `auto` lets it look. */
export const GARMENT_TYPES = ['auto', 'top', 'bottom', 'dress', 'outer'] as const;
export type GarmentType = (typeof GARMENT_TYPES)[number];

/** What is being done: `draft/stages.ts` says in which order and at which progress. */
export type TryOnStep = z.infer<typeof tryOnStep>;

export type TryOnMode = 'draft' | 'final';

/**
 * How a photo shows its garment: `flat` lying or on an invisible body, else the kind of a garment that a person in
 * the photo wears.
 */
export const CUT_OUT_KINDS = ['flat', 'top', 'bottom', 'dress', 'outer'] as const;
export type CutOutKind = (typeof CUT_OUT_KINDS)[number];

/** A garment without its surroundings: PNG with transparency, cropped to it. */
export type CutOut = { kind: CutOutKind; image: Uint8Array };

export interface TryOnGarment {
  /** JPEG, PNG or WebP bytes of the item's photo. */
  photo: Uint8Array;
  type: GarmentType;
  /** The garment cut out at upload (`TryOnPipeline.cut`), if there is one: saves that stage. */
  cutOut?: Uint8Array;
  /** What that cut-out is; `flat` unless said. A draft puts on what somebody wears by the whole photo. */
  cutOutKind?: CutOutKind;
  /** `#rrggbb`: the garment is recoloured before it is put on. */
  colour?: string;
}

export interface TryOnRequest {
  /** JPEG, PNG or WebP bytes. */
  person: Uint8Array;
  /** One to three, of different kinds. */
  garments: readonly TryOnGarment[];
  mode: TryOnMode;
  preserveFace: boolean;
  preserveBackground: boolean;
  /** 1–5: how much of the old light and folds is laid over the new garment. */
  realismLevel: number;
  /** 0–3 more attempts under other parameters when the quality gate says no. */
  maxRetries: number;
  seed: number;
  /** 1–4 results of different seeds. */
  numResults: number;
  /**
   * Of a draft that nobody is shown, the ground of a `final`: it is laid once and not judged (score 0, no parts), since
   * its renders are.
   */
  isGround?: boolean;
  /** Whether a renderer may send the photos out of the house; not unless said. */
  photosMayLeave?: boolean;
}

export interface QualityReport {
  /** 0–1. Of a draft the chance that a person finds it right, or less where a part is bad; of a render what its parts say. */
  score: number;
  passed: boolean;
  /** Each part 0–1, by name (fidelity, coverage, seam, …; `quality/README.md`). */
  parts: Readonly<Record<string, number>>;
}

export interface TryOnResult {
  /** PNG in the person photo's own size and framing. */
  image: Uint8Array;
  quality: QualityReport;
  /** Attempts made after the first one, whichever of them this is. */
  retries: number;
  seed: number;
}

export interface TryOnOutcome {
  results: readonly TryOnResult[];
  mode: TryOnMode;
  /** Milliseconds by stage name, summed over attempts. */
  timings: Readonly<Record<string, number>>;
  /** Of a draft: where the person is, white on black, PNG of any size. */
  personMask?: Uint8Array;
  /** Of a draft: where its first result may differ from the photo, likewise. */
  editMask?: Uint8Array;
  /** Of a draft: what was found of the person's body. */
  pose?: PersonPose;
  /** Of a draft: what each garment of the request was taken for. */
  garmentKinds?: readonly Exclude<GarmentType, 'auto'>[];
}

/** Keypoints by their COCO names (`left_shoulder`, …); places as parts of the photo's width and height. */
export type PersonPose = Readonly<Record<string, { x: number; y: number; /** 0–1 */ score: number }>>;

/** One call of a renderer. */
export interface RendererUse {
  renderer: string;
  model: string;
  /** Whether the call sent the shopper's photo out of the house. */
  photosLeft: boolean;
  /** That it made; 0 where it failed. */
  images: number;
  /** That it has to be paid for, whether they came or not. */
  billed: number;
  ms: number;
  warnings: readonly string[];
}

/** How the caller follows and stops a run. */
export interface TryOnObserver {
  /** Called when a step begins; a rejection ends the run. */
  onStep(step: TryOnStep): void | Promise<void>;
  /** Aborted by cancellation and by the job's time limit: the run ends with `signal.reason`. */
  signal: AbortSignal;
  /** How much of the rendering of a `final` is done, 0–1. */
  onRenderProgress?(part: number): void | Promise<void>;
  /** Called after each call of a renderer, also one that failed. */
  onRendererUse?(use: RendererUse): void | Promise<void>;
  /** Debug artefacts by file name (`person_mask.png`, `keypoints.json`, …), where somebody wants them. */
  artefact?(name: string, bytes: Uint8Array): void | Promise<void>;
}

/** A render as a renderer gave it, and what it is judged against. */
export interface RenderToJudge {
  /** JPEG, PNG or WebP bytes of the photo. */
  person: Uint8Array;
  /** The draft of the same try-on, PNG in the photo's own size and framing. */
  draft: Uint8Array;
  /** PNG of any size, white where the person is. */
  personMask: Uint8Array;
  /** Nothing pasted back: else face and background would pass by construction. */
  render: Uint8Array;
  preserveFace: boolean;
  preserveBackground: boolean;
}

/** Person photo + garments → result images. No queue, no HTTP, no database. */
export abstract class TryOnPipeline {
  /** @throws {TryOnError} with the code of the stage that gave up. */
  abstract run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome>;
  /**
   * The garments of a photo, the largest first: what `TryOnGarment.cutOut` takes, so that a photo that is tried on
   * again and again is cut out once.
   * @param signal one that is under way when it is aborted has a moment more, since its pieces are of use to others
   * @throws {TryOnError} `SEGMENTATION_FAILED`, `INVALID_IMAGE_FORMAT`, `IMAGE_TOO_LARGE`; `signal.reason`
   */
  abstract cut(photo: Uint8Array, signal?: AbortSignal): Promise<CutOut[]>;
  /**
   * Whether a render shows the person as they are and the garments as the draft has them.
   * @throws {TryOnError} `RENDERER_FAILED` when the render is no image
   */
  abstract judge(render: RenderToJudge): Promise<QualityReport>;
  /**
   * Names what makes pictures of a mode: two that differ may make other ones of the same request. Without one there is
   * nothing to tell apart.
   */
  revision(_mode: TryOnMode): string {
    return '';
  }
  /** Where the models run that this process runs: on a GPU where any of them does. */
  inference(): InferenceStatus | undefined {
    return undefined;
  }
  /** How its models fare, by their names. */
  graphs(): Record<string, GraphStatus> {
    return {};
  }
  /** Frees models and threads. */
  abstract close(): Promise<void>;
}
