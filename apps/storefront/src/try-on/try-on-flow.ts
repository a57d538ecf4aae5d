import type { ReactiveControllerHost } from 'lit';
import { TryOnFailedError, type TryOnJob, type PageVitrine, VitrineError } from '#sdk';
import { errorTextId, pageError } from '../base/error-text.js';
import { preparePhoto } from '../photo/prepare-photo.js';
import { itemIdOf, type NamedItem } from '../items/named-item.js';
import type { TextId } from '../texts/en.js';
import { Camera, type Facing, photoOf } from './camera.js';
import { keepPhoto, lastPhoto } from './last-photo.js';
import { eraseMade, forgetMade, hasMade, keepMade } from './made-pictures.js';
import { type Phase, workingOn } from './phase.js';

/** Seconds until a photo is taken that was asked for with a delay. */
const DELAY_S = 5;

export interface FlowHost extends ReactiveControllerHost, NamedItem {
  consentVersion: string;
  samplePhoto: string | null;
}

export interface FlowEvents {
  vitrine: () => PageVitrine | undefined;
  done: (jobId: string, picture: Blob) => void;
  failed: (error: unknown) => void;
}

/** What happens between the photo and the picture, and what becomes of both. */
export class TryOnFlow {
  phase: Phase = { name: 'photo' };
  photo: { blob: Blob; url: string } | undefined;
  hasConsent = false;
  /** Why a photo was not taken. */
  photoProblem: TextId | undefined;
  private running: AbortController | undefined;
  /** Erases the job that is under way. */
  private erase: (() => Promise<void>) | undefined;
  /** Counts the pictures asked for of this photo: another seed, another render. */
  private seed = 0;
  private readonly camera = new Camera();

  constructor(
    private readonly host: FlowHost,
    private readonly events: FlowEvents,
  ) {}

  /** Ends whatever is under way; a job that is not done is cancelled and erased. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.camera.close();
    this.takeAway();
    this.hasConsent = false;
    this.photoProblem = undefined;
    this.show({ name: 'photo' });
  }

  get canReuse(): boolean {
    return lastPhoto() !== undefined;
  }

  /** Whether there is something that "delete" would erase. */
  get hasMade(): boolean {
    return hasMade();
  }

  reuse(): void {
    const kept = lastPhoto();
    if (kept !== undefined) this.use(kept);
  }

  async useFile(file: Blob): Promise<void> {
    try {
      this.use(await preparePhoto(file));
    } catch (error) {
      this.refuse(error);
    }
  }

  async useSample(): Promise<void> {
    try {
      const answer = await fetch(this.host.samplePhoto ?? '');
      if (!answer.ok) throw pageError('PHOTO_UNREADABLE');
      this.use(await preparePhoto(await answer.blob()));
    } catch (error) {
      this.refuse(error);
    }
  }

  async openCamera(facing: Facing = 'user'): Promise<void> {
    this.show({ name: 'camera', stream: undefined, facing });
    try {
      const stream = await this.camera.open(facing);
      // Closed, or another photo taken, while the browser asked.
      if (this.phase.name !== 'camera') this.camera.close();
      else this.show({ name: 'camera', stream, facing });
    } catch (error) {
      this.refuse(error);
    }
  }

  get hasSeveralCameras(): boolean {
    return this.camera.isOneOfSeveral;
  }

  async turnCamera(): Promise<void> {
    if (this.phase.name === 'camera' && this.phase.stream !== undefined)
      await this.openCamera(this.phase.facing === 'user' ? 'environment' : 'user');
  }

  /** Before the first picture has come there is nothing to take. */
  async shoot(video: HTMLVideoElement | null): Promise<void> {
    if (video !== null && video.videoWidth > 0) await this.useFile(await photoOf(video));
  }

  /** Time to step back from a phone that stands somewhere. */
  async shootLater(video: () => HTMLVideoElement | null): Promise<void> {
    const { phase } = this;
    if (phase.name !== 'camera') return;
    for (let countdown = DELAY_S; countdown > 0; countdown--) {
      this.show({ ...phase, countdown });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      // Closed, turned to another camera, or gone back meanwhile.
      if (this.phase.name !== 'camera' || this.phase.countdown !== countdown) return;
    }
    await this.shoot(video());
  }

  backToPhoto(): void {
    this.camera.close();
    this.takeAway();
    this.photoProblem = undefined;
    this.show({ name: 'photo' });
  }

  consent(given: boolean): void {
    this.hasConsent = given;
    this.host.requestUpdate();
  }

  async start(): Promise<void> {
    const { photo, host } = this;
    const vitrine = this.events.vitrine();
    if (photo === undefined || !this.hasConsent) return;
    const running = new AbortController();
    this.running = running;
    const { signal } = running;
    this.show({ name: 'working', step: 'stepSending', progress: 0 });
    let jobId: string | undefined;
    try {
      if (vitrine === undefined) throw pageError('KEY_UNUSABLE');
      const onProgress = (job: Parameters<typeof workingOn>[0]) => {
        jobId = job.job_id;
        keepMade(jobId, vitrine);
        this.erase = () => vitrine.tryOn.delete(job.job_id);
        if (!signal.aborted) this.show(workingOn(job));
      };
      const item = await itemIdOf(vitrine, host, signal);
      const options = { consent: host.consentVersion, seed: this.seed, signal, onProgress };
      const job = await vitrine.tryOn.run(photo.blob, item, options);
      const picture = await pictureOf(vitrine, job, signal);
      keepPhoto(photo.blob);
      const pictureUrl = URL.createObjectURL(picture);
      this.show({ name: 'result', jobId: job.job_id, mode: job.mode, picture, pictureUrl });
      this.events.done(job.job_id, picture);
    } catch (error) {
      const isErased = signal.aborted && !(error instanceof VitrineError);
      if (jobId !== undefined && (isErased || error instanceof TryOnFailedError)) forgetMade(jobId);
      // Closed by the shopper: there is nothing to say.
      if (!signal.aborted) this.fail(error, 'start');
    } finally {
      if (this.running === running) this.erase = undefined;
    }
  }

  /** Another picture of the same photo. A draft has none: it is the same however often it is made. */
  another(): Promise<void> {
    this.seed++;
    return this.start();
  }

  /** The page is left: nobody would see the picture, nor could delete it. */
  readonly leave = (): void => {
    this.erase?.().catch(() => undefined);
  };

  /** Erases what was made in this page, and forgets the photo. */
  async delete(): Promise<void> {
    const running = new AbortController();
    this.running = running;
    this.show({ name: 'deleting' });
    try {
      await eraseMade();
    } catch (error) {
      if (!running.signal.aborted) this.fail(error, 'delete');
      return;
    }
    keepPhoto(undefined);
    if (running.signal.aborted) return;
    this.takeAway();
    this.show({ name: 'deleted' });
  }

  /** What failed, once more. */
  again(): Promise<void> {
    const { phase } = this;
    return phase.name === 'failed' && phase.what === 'delete' ? this.delete() : this.start();
  }

  private use(blob: Blob): void {
    this.camera.close();
    this.takeAway();
    this.photoProblem = undefined;
    this.photo = { blob, url: URL.createObjectURL(blob) };
    this.show({ name: 'photo' });
  }

  /** Says what is wrong beside the choice of a photo. */
  refuse(error: unknown): void {
    this.camera.close();
    this.photoProblem = errorTextId(error);
    this.show({ name: 'photo' });
  }

  private fail(error: unknown, what: 'start' | 'delete'): void {
    this.events.failed(error);
    this.show({ name: 'failed', what, text: errorTextId(error) });
  }

  private takeAway(): void {
    if (this.photo !== undefined) URL.revokeObjectURL(this.photo.url);
    this.photo = undefined;
    this.seed = 0;
  }

  private show(phase: Phase): void {
    if (this.phase.name === 'result') URL.revokeObjectURL(this.phase.pictureUrl);
    this.phase = phase;
    this.host.requestUpdate();
  }
}

/** Light enough for a phone. */
async function pictureOf({ tryOn }: PageVitrine, job: TryOnJob, signal: AbortSignal): Promise<Blob> {
  try {
    return await tryOn.picture(job, { format: 'jpeg', signal });
  } catch (error) {
    throw error instanceof VitrineError && error.status === 404 ? pageError('RESULT_GONE', error) : error;
  }
}
