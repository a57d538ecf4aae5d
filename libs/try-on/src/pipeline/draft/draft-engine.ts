import type { InferenceStatus } from '#contracts';
import { type Image, type Labels, type Mask, within } from '#images';
import { type CallListener, type GraphStatus, LocalInference } from '#inference';
import { labelsOf, PersonParser } from '#person-parse';
import { decodeWhole } from '../images/decode.js';
import { encodeCutOut, encodeMask, encodePng } from '../images/encode.js';
import { GarmentCutter } from '../models/garment-cutter.js';
import { GarmentLandmarkFinder } from '../models/garment-landmarks.js';
import { GarmentNeckReader } from '../models/garment-neck.js';
import { PoseEstimator } from '../models/pose-estimator.js';
import { type DraftSight, openDraftSight, seenBy } from '../quality/draft-sight.js';
import { judge } from '../quality/judge.js';
import { judgeRender } from '../quality/render/judge-render.js';
import type { RenderMeasures } from '../quality/render/render-measures.js';
import { stepsOf } from './steps-of.js';
import { smallMask } from '../images/small.js';
import { GarmentThread } from '../garment/cut-out/garment-thread.js';
import { wornGarments } from '../garment/cut-out/worn-garments.js';
import { finish } from '../compose/finish.js';
import type { Garment } from '../garment/garment.js';
import { loadPerson } from '../person/load-person.js';
import { parsePerson } from '../person/parse-person.js';
import type { Person } from '../person/person.js';
import { cutGarment } from '../garment/prepare-garment.js';
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
} from '../try-on-pipeline.js';
import { debugPictures } from './debug-pictures.js';
import { knobsOf } from './knobs.js';
import { known, newScene, type Scene } from './scene.js';
import { StageRun } from './stage-run.js';
import { posed } from './stages/find-pose.js';
import { featuresOf } from './stages/look-at-draft.js';
import type { Tools } from './stages/stage.js';
import { Stopwatch } from './stopwatch.js';
import { GarmentPreparation } from './garment-preparation.js';

export type EngineOptions = {
  modelsFolder: string;
  workSize: number;
  intraOpThreads: number;
  /** Where the networks run, the CPU without. */
  device?: InferenceStatus['requested'];
  gpu?: number;
  /** Told of each call of a network. */
  onCall?: CallListener;
};

/** Longest side of the masks of an outcome: their edges are the parser's, which sees less. */
const MASK_SIDE = 512;

/** An attempt, judged. */
type Tried = { scene: Scene; quality: QualityReport; /** Its picture, PNG. */ encoding: Promise<Uint8Array> };

const NOT_JUDGED = { score: 0, passed: false, parts: {} };

/** The whole pipeline on the thread that it is called on, which it keeps busy: see `createDraftPipeline`. */
export class DraftEngine extends TryOnPipeline {
  private constructor(
    private readonly tools: Tools,
    private readonly cutter: GarmentCutter,
    private readonly finder: GarmentLandmarkFinder,
    private readonly necks: GarmentNeckReader,
    private readonly thread: GarmentThread,
    private readonly sight: DraftSight,
    private readonly local: LocalInference,
  ) {
    super();
  }

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open({ modelsFolder, workSize, ...host }: EngineOptions): Promise<DraftEngine> {
    const inference = new LocalInference({ workers: 1, maxPending: 64, ...host });
    const [parser, estimator, cutter, finder, necks, sight] = await Promise.all([
      PersonParser.open(modelsFolder, inference),
      PoseEstimator.open(modelsFolder, inference),
      GarmentCutter.open(modelsFolder, inference),
      GarmentLandmarkFinder.open(modelsFolder, inference),
      GarmentNeckReader.open(modelsFolder, inference),
      openDraftSight(modelsFolder),
    ]);
    const thread = new GarmentThread();
    const worn = (image: Image) => wornGarments(image, parser, estimator);
    const preparation = new GarmentPreparation({ cutter, finder, necks }, worn, thread);
    const tools = { parser, estimator, preparation, workSize };
    return new DraftEngine(tools, cutter, finder, necks, thread, sight, inference);
  }

  async run(request: TryOnRequest, observer: TryOnObserver): Promise<TryOnOutcome> {
    const watch = new Stopwatch();
    const { artefact } = observer;
    const listeners = artefact === undefined ? [] : [debugPictures(artefact.bind(observer))];
    const stages = new StageRun(this.tools, watch, observer, listeners);
    const seen = await stages.ofPhotos(newScene(request, knobsOf(0, request.seed, 0)));
    // As large as it is, for the results; read beside what follows.
    const photo = decodeWhole(request.person, 'person_image');
    // Told where it is waited for; until then it is no unhandled one.
    photo.catch(() => undefined);
    const scenes: Scene[] = [];
    const results: TryOnResult[] = [];
    for (let number = 0; number < request.numResults; number++) {
      const { scene, quality, encoding, retries } = await this.best(
        request,
        { seen, photo },
        number,
        stages,
        watch,
        observer,
      );
      scenes.push(scene);
      const image = await watch.timeAsync('encode', () => encoding);
      results.push({ image, quality, retries, seed: request.seed + number });
    }
    await stages.tell('done');
    const { keypoints, image } = known(seen, 'person');
    return {
      results,
      mode: 'draft',
      timings: watch.timings,
      ...(await masksOf(scenes[0]!)),
      pose: poseOf(keypoints, image),
      garmentKinds: seen.garments.map(({ kind }) => kind),
    };
  }

  async cut(photo: Uint8Array): Promise<CutOut[]> {
    const pieces = await this.tools.preparation.piecesOf(photo);
    return Promise.all(
      pieces.map(async ({ kind, image, mask }) => {
        const cropped = cutGarment(image, mask);
        return { kind, image: await encodeCutOut(cropped.image, cropped.mask) };
      }),
    );
  }

  judge(render: RenderToJudge): Promise<QualityReport & { measures: RenderMeasures }> {
    return judgeRender(this.tools.estimator, render);
  }

  override inference(): InferenceStatus {
    return this.local.status();
  }

  override graphs(): Record<string, GraphStatus> {
    return this.local.graphs();
  }

  async close(): Promise<void> {
    const { parser, estimator } = this.tools;
    await Promise.all(
      [parser, estimator, this.cutter, this.finder, this.necks, this.thread].map((each) => each.close()),
    );
  }

  /** What is known of a person's photo before anything is put on: for measurements of the stages. */
  async personOf(photo: Uint8Array): Promise<Person> {
    const { image } = await loadPerson(photo, this.tools.workSize);
    return posed({ image, ...(await parsePerson(this.tools.parser, image)) }, this.tools);
  }

  /** A garment cut out, with its landmarks. @throws {TryOnError} */
  prepare(garment: TryOnGarment): Promise<Garment> {
    return this.tools.preparation.prepare(garment);
  }

  /** What is found where a draft is looked at, and by how much it moves the log odds that the draft is right. */
  async lookAt(
    draft: Image,
    { visible, edit }: { visible: Mask; edit: Mask },
  ): Promise<{ features: Float32Array; seen: number }> {
    const features = await featuresOf(this.tools.parser, draft, visible, edit);
    return { features, seen: seenBy(this.sight, features) };
  }

  /** The parts of a picture at its own size, as the parser tells them. */
  async labelsOf(image: Image): Promise<Labels> {
    return labelsOf(await this.tools.parser.parse(image));
  }

  private judged(scene: Scene): ReturnType<typeof judge> {
    const seen = seenBy(this.sight, known(scene, 'features'));
    return judge(known(scene, 'person'), stepsOf(scene.pieces), seen);
  }

  /** The best of as many attempts as the request allows; the first that passes ends them. */
  private async best(
    { maxRetries, seed, isGround = false }: TryOnRequest,
    { seen, photo }: { seen: Scene; photo: Promise<Image> },
    number: number,
    stages: StageRun,
    watch: Stopwatch,
    observer: TryOnObserver,
  ): Promise<Tried & { retries: number }> {
    let best: Tried | undefined;
    for (let attempt = 0; ; attempt++) {
      const made = await stages.ofGarments({ ...seen, knobs: knobsOf(attempt, seed, number) });
      const image = await watch.timeAsync('encode', () => finished(photo, made));
      // Another thread writes it while this one judges.
      const encoding = encodePng(image);
      encoding.catch(() => undefined);
      if (isGround) return { scene: made, quality: NOT_JUDGED, encoding, retries: attempt };
      const scene = await stages.ofDraft(made);
      const { measures, ...quality } = watch.time('quality', () => this.judged(scene));
      const report = JSON.stringify({ ...quality, measures }, null, 2);
      await observer.artefact?.('quality.json', Buffer.from(report));
      if (best === undefined || quality.score > best.quality.score) best = { scene, quality, encoding };
      if (best.quality.passed || attempt === maxRetries) return { ...best, retries: attempt };
    }
  }
}

/** The keypoints as parts of the picture's sides. */
function poseOf(keypoints: Person['keypoints'], { width, height }: Image): PersonPose {
  return Object.fromEntries(
    Object.entries(keypoints).map(([joint, { x, y, score }]) => [
      joint,
      { x: x / width, y: y / height, score },
    ]),
  );
}

/** The result at the photo's own size. */
async function finished(photo: Promise<Image>, scene: Scene): Promise<Image> {
  return finish(await photo, known(scene, 'composite'), known(scene, 'edit'));
}

async function masksOf(scene: Scene): Promise<Pick<TryOnOutcome, 'personMask' | 'editMask'>> {
  const small = (mask: Mask) => encodeMask(smallMask(mask, within(mask, MASK_SIDE)));
  const { silhouette } = known(scene, 'person');
  return { personMask: await small(silhouette), editMask: await small(known(scene, 'edit')) };
}
