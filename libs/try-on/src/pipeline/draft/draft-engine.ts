import { TryOnError } from '../../errors/try-on.error.js';
import { decodeWhole } from '../images/decode.js';
import { encodeCutOut, encodeMask, encodePng } from '../images/encode.js';
import { type Image, type Labels, union, without } from '../images/image.js';
import { GarmentCutter } from '../models/garment-cutter.js';
import { GarmentLandmarkFinder } from '../models/garment-landmarks.js';
import { labelsOf, PersonParser } from '../models/person-parser.js';
import { PoseEstimator } from '../models/pose-estimator.js';
import { judge } from '../quality/judge.js';
import { judgeRender } from '../quality/render/judge-render.js';
import type { RenderMeasures } from '../quality/render/render-measures.js';
import { type Shown, smallMask, within } from '../quality/view.js';
import { bodyOf } from '../stages/body.js';
import { centreLimbs } from '../stages/centre-limbs.js';
import { estimatePose } from '../stages/estimate-pose.js';
import { finish } from '../stages/finish.js';
import type { Garment } from '../stages/garment.js';
import { loadPerson } from '../stages/load-person.js';
import { type ParsedPerson, parsePerson } from '../stages/parse-person.js';
import { refuseBack } from '../stages/refuse-back.js';
import type { Scene } from '../stages/scene.js';
import { cutGarment } from '../stages/prepare-garment.js';
import { wornGarments } from '../stages/cut-out/worn-garments.js';
import {
  type CutOut,
  type PersonPose,
  type QualityReport,
  type RenderToJudge,
  type TryOnGarment,
  type TryOnObserver,
  type TryOnOutcome,
  TryOnPipeline,
  type TryOnRequest,
  type TryOnResult,
  type TryOnStep,
} from '../try-on-pipeline.js';
import { tellDebugPictures } from './debug-pictures.js';
import { knobsOf } from './knobs.js';
import { LAYING_ORDER, putOn, type PutOn, sceneWearing } from './put-on.js';
import { Stopwatch } from './stopwatch.js';
import { Wardrobe } from './wardrobe.js';

export type EngineOptions = { modelsFolder: string; workSize: number; intraOpThreads: number };

/** Longest side of the person's mask: its edge is the parser's, which sees less. */
const MASK_SIDE = 512;

type Tried = Pick<TryOnResult, 'quality'> & { image: Scene['image']; edit: Scene['silhouette'] };

/** The whole pipeline on the thread that it is called on, which it keeps busy: see `createDraftPipeline`. */
export class DraftEngine extends TryOnPipeline {
  private readonly wardrobe: Wardrobe;

  private constructor(
    private readonly parser: PersonParser,
    private readonly estimator: PoseEstimator,
    private readonly cutter: GarmentCutter,
    private readonly finder: GarmentLandmarkFinder,
    private readonly workSize: number,
  ) {
    super();
    this.wardrobe = new Wardrobe(cutter, finder, (image) => wornGarments(image, parser, estimator));
  }

  static async open({ modelsFolder, workSize, intraOpThreads }: EngineOptions): Promise<DraftEngine> {
    const [parser, estimator, cutter, finder] = await Promise.all([
      PersonParser.open(modelsFolder, intraOpThreads),
      PoseEstimator.open(),
      GarmentCutter.open(modelsFolder, intraOpThreads),
      GarmentLandmarkFinder.open(modelsFolder, intraOpThreads),
    ]);
    return new DraftEngine(parser, estimator, cutter, finder, workSize);
  }

  async run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome> {
    const watch = new Stopwatch();
    await step(observer, 'segmentation');
    const { parsed, garments, garmentKinds } = await watch.timeAsync('segmentation', () =>
      this.look(request),
    );
    await step(observer, 'pose');
    const scene = await watch.timeAsync('pose', () => this.pose(parsed));
    const results: TryOnResult[] = [];
    for (let number = 0; number < request.numResults; number++) {
      results.push(await this.result(request, scene, garments, number, watch, observer));
    }
    await step(observer, 'done');
    const { silhouette, image, keypoints } = scene;
    const personMask = await encodeMask(smallMask(silhouette, within(silhouette, MASK_SIDE)));
    return {
      results,
      mode: 'draft',
      timings: watch.timings,
      personMask,
      pose: poseOf(keypoints, image),
      garmentKinds,
    };
  }

  async cut(photo: Uint8Array): Promise<CutOut[]> {
    const pieces = await this.wardrobe.piecesOf(photo);
    return Promise.all(
      pieces.map(async ({ kind, image, mask }) => {
        const cropped = cutGarment(image, mask);
        return { kind, image: await encodeCutOut(cropped.image, cropped.mask) };
      }),
    );
  }

  judge(render: RenderToJudge): Promise<QualityReport & { measures: RenderMeasures }> {
    return judgeRender(this.estimator, render);
  }

  async close(): Promise<void> {
    this.estimator.close();
    await Promise.all([this.parser.close(), this.cutter.close(), this.finder.close()]);
  }

  /** What is known of a person's photo before anything is put on: for measurements of the stages. */
  async sceneOf(photo: Uint8Array): Promise<Scene> {
    const { image } = await loadPerson(photo, this.workSize);
    return this.pose({ image, ...(await parsePerson(this.parser, image)) });
  }

  /** A garment cut out, with its landmarks. @throws {TryOnError} */
  prepare(garment: TryOnGarment): Promise<Garment> {
    return this.wardrobe.prepare(garment);
  }

  /** The parts of a picture at its own size, as the parser tells them. */
  async labelsOf(image: Image): Promise<Labels> {
    return labelsOf(await this.parser.parse(image));
  }

  private async pose(parsed: ParsedPerson & { image: Image }): Promise<Scene> {
    const keypoints = await estimatePose(this.estimator, parsed.image, parsed);
    const body = centreLimbs(bodyOf(keypoints, parsed.image), parsed.labels);
    const scene = { ...parsed, keypoints, body };
    refuseBack(scene);
    return scene;
  }

  private async look(request: TryOnRequest) {
    const { image } = await loadPerson(request.person, this.workSize);
    // The parser has a thread of its own: meanwhile this one cuts out the garments.
    const [person, garments] = await Promise.all([
      parsePerson(this.parser, image),
      inTurn(request.garments, (garment) => this.prepare(garment)),
    ]);
    const parsed = { image, ...person };
    const garmentKinds = garments.map(({ kind }) => kind);
    garments.sort((a, b) => LAYING_ORDER.indexOf(a.kind) - LAYING_ORDER.indexOf(b.kind));
    if (new Set(garments.map((garment) => garment.kind)).size < garments.length) {
      throw new TryOnError(
        'WARP_FAILED',
        'Two of the garments are of one kind. Send at most one top, one bottom and one jacket.',
      );
    }
    return { parsed, garments, garmentKinds };
  }

  private async result(
    request: TryOnRequest,
    scene: Scene,
    garments: readonly Garment[],
    number: number,
    watch: Stopwatch,
    observer: TryOnObserver,
  ): Promise<TryOnResult> {
    let best: Tried | undefined;
    let retries = 0;
    for (let attempt = 0; attempt <= request.maxRetries; attempt++) {
      const tried = await this.attempt(request, scene, garments, number, attempt, watch, observer);
      retries = attempt;
      if (best === undefined || tried.quality.score > best.quality.score) best = tried;
      if (best.quality.passed) break;
    }
    const { image, edit, quality } = best!;
    const png = await watch.timeAsync('encode', async () =>
      encodePng(await finish(await decodeWhole(request.person, 'person_image'), image, edit)),
    );
    return { image: png, quality, retries, seed: request.seed + number };
  }

  private async attempt(
    request: TryOnRequest,
    scene: Scene,
    garments: readonly Garment[],
    number: number,
    attempt: number,
    watch: Stopwatch,
    observer: TryOnObserver,
  ): Promise<Tried> {
    const options = { knobs: knobsOf(attempt, request.seed, number), realismLevel: request.realismLevel };
    let current = scene;
    let edit: Scene['silhouette'] | undefined;
    const laid: { garment: Garment; put: PutOn }[] = [];
    for (const garment of garments) {
      await step(observer, 'warp');
      const put = await putOn(current, garment, options, watch, () => step(observer, 'inpainting'));
      await step(observer, 'blend');
      edit = edit === undefined ? put.edit : union(edit, put.edit);
      laid.push({ garment, put });
      current = sceneWearing(current, garment, put);
      await tellDebugPictures(observer, scene, garment, put);
    }
    const { measures, ...quality } = watch.time('quality', () =>
      judge(scene, current.image, edit!, shownOf(laid)),
    );
    await observer.artefact?.('quality.json', Buffer.from(JSON.stringify({ ...quality, measures }, null, 2)));
    return { image: current.image, edit: edit!, quality };
  }
}

/** The keypoints as parts of the picture's sides. */
function poseOf(keypoints: Scene['keypoints'], { width, height }: Image): PersonPose {
  return Object.fromEntries(
    Object.entries(keypoints).map(([joint, { x, y, score }]) => [
      joint,
      { x: x / width, y: y / height, score },
    ]),
  );
}

/** One after the other: each keeps the thread busy, and needs memory of its own. */
async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}

async function step(observer: TryOnObserver, name: TryOnStep): Promise<void> {
  observer.signal.throwIfAborted();
  await observer.onStep(name);
  observer.signal.throwIfAborted();
}

/** What of each garment is seen in the end: later ones hide earlier ones. */
function shownOf(laid: readonly { garment: Garment; put: PutOn }[]): Shown[] {
  return laid.map(({ garment, put }, i) => ({
    garment,
    isMoved: put.worn.isMoved === true,
    ...(put.worn.laid && { laid: put.worn.laid }),
    visible: laid.slice(i + 1).reduce((seen, later) => without(seen, later.put.visible), put.visible),
    front: laid.slice(i + 1).reduce((front, later) => union(front, later.put.visible), put.front),
  }));
}
