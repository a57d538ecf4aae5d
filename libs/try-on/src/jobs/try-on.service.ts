import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CatalogueGarments } from '../garments/catalogue-garments.js';
import {
  type Page,
  type TryOnAcceptedDto,
  type TryOnArtefactsDto,
  type TryOnJobDto,
  type TryOnJobSummaryDto,
  type TryOnQuery,
} from '#contracts';
import { CONFIG, CursorCodec, InvalidRequestError, NotFoundError, ObjectMissingError } from '#platform';
import { LiveKeys, RenderBudget, type Tenant } from '#tenant/keys';
import { ConsentRequiredError } from '../errors/consent-required.error.js';
import { chosenRenderers } from '../renderers/chosen-renderers.js';
import { checkPhoto, type InputPhoto } from './check-photo.js';
import type { NewTryOn, StoredGarment } from './new-try-on.js';
import { RequestFingerprint } from './request-fingerprint.js';
import { requireGarments } from './require-garments.js';
import { resultOfRow } from './result-of-row.js';
import { type JobId, TryOnFiles } from './try-on-files.js';
import { availableModes, chooseMode } from './try-on-modes.js';
import type { TryOnRow } from './try-on-row.js';
import { TryOnRepository, type Visible, visibleTo } from './try-on.repository.js';
import { statusesOf, summaryOf } from './try-on.dto.js';
import { type ResultSignature, resultPath, TryOnUrls } from './try-on-urls.js';
import type { Config } from '../settings.js';

/** A photo to be stored, or an item of the catalogue, with what makes it the same another time. */
type Prepared = { garment: StoredGarment; photo?: InputPhoto; identity: unknown };

/** Try-on jobs as shops and shoppers see them. The work itself is the worker's. */
@Injectable()
export class TryOnService {
  constructor(
    private readonly repository: TryOnRepository,
    private readonly files: TryOnFiles,
    private readonly garments: CatalogueGarments,
    private readonly fingerprint: RequestFingerprint,
    private readonly urls: TryOnUrls,
    private readonly cursors: CursorCodec,
    private readonly liveKeys: LiveKeys,
    private readonly budget: RenderBudget,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnService.name);
    // A name that no renderer has ends the start, not a shopper's request.
    chosenRenderers(config);
  }

  /**
   * Stores the photos privately and queues the job.
   * @throws ConsentRequiredError, InputPhotoRejectedError, GarmentChoiceError, ModeNotAvailableError
   * @throws TooManyTryOnsError, QuotaExceededError
   * @throws NotFoundError when an item is not the tenant's
   * @throws DependencyUnavailableError
   */
  async create(tenant: Tenant, request: NewTryOn): Promise<TryOnAcceptedDto> {
    const { apiKeyId } = tenant;
    if (tenant.consentRequired && request.consent === undefined) throw new ConsentRequiredError();
    const mode = chooseMode(request.mode, availableModes(this.config, tenant));
    if (mode === 'final') await this.budget.requireLeft(apiKeyId);
    requireGarments(request);
    const job: JobId = { apiKeyId, id: randomUUID() };
    const person = await checkPhoto(request.fields.person, request.person);
    const prepared = await this.prepare(tenant, job, request);
    const personKey = this.files.inputKey(job, 'person', person);
    const createdAt = new Date();
    // The row comes first: a photo without one would be found by nobody when this process dies.
    const limits = {
      ofKey: this.config.TRYON_MAX_WAITING,
      ofSession: this.config.TRYON_MAX_WAITING_OF_SESSION,
    };
    const row = {
      ...job,
      createdBy: tenant.tokenKind,
      consent: request.consent ?? null,
      sessionHash:
        request.session === undefined ? null : this.fingerprint.ofSession(apiKeyId, request.session),
      mode,
      options: request.options,
      garments: prepared.map(({ garment }) => garment),
      personKey,
      requestHash: this.fingerprint.ofRequest([
        apiKeyId,
        await this.fingerprint.ofPhoto(person.file),
        prepared.map(({ identity }) => identity),
        mode,
        request.options,
      ]),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + this.config.TRYON_RESULT_HOURS * 3_600_000),
    };
    await this.repository.insert(row, limits);
    await this.storeAndQueue(job, [
      { key: personKey, photo: person },
      ...prepared.flatMap(({ garment, photo }) =>
        'key' in garment && photo !== undefined ? [{ key: garment.key, photo }] : [],
      ),
    ]);
    return { job_id: job.id, status: 'queued' };
  }

  /**
   * The job, where that is asked for with its first image unless that is to be had from S3.
   * @throws NotFoundError
   */
  async get(tenant: Tenant, id: string, withImage: boolean): Promise<TryOnJobDto> {
    const row = await this.existing(visibleTo(tenant), id);
    const summary = summaryOf(row, this.urls);
    const first = row.results[0];
    const hasImage = row.status === 'completed' && this.config.STORAGE_DRIVER !== 's3';
    if (!withImage || !hasImage || first === undefined) return summary;
    const image = await this.readResult(first.objectKey);
    return { ...summary, result_b64: image.toString('base64') };
  }

  /** The job without any image: what a poll of many needs. @throws NotFoundError */
  async show(tenant: Tenant, id: string): Promise<TryOnRow> {
    return this.existing(visibleTo(tenant), id);
  }

  /**
   * Newest first. A publishable token is known to every visitor of a shop: with it only the jobs of the given
   * session are listed.
   * @throws InvalidRequestError
   */
  async list(tenant: Tenant, query: TryOnQuery): Promise<Page<TryOnJobSummaryDto>> {
    const visible = this.listable(tenant, query.session);
    const scope = JSON.stringify([
      'tryon',
      tenant.apiKeyId,
      tenant.tokenKind,
      query.session ?? '',
      query.status ?? '',
    ]);
    const [at, id] = query.cursor === undefined ? [] : this.cursors.decode(scope, query.cursor);
    const after = at === undefined || id === undefined ? undefined : { createdAt: new Date(at), id };
    const rows = await this.repository.page(visible, statusesOf(query.status), after, query.limit + 1);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => summaryOf(row, this.urls)),
      next_cursor:
        rows.length > query.limit && last !== undefined
          ? this.cursors.encode(scope, [last.createdAt.toISOString(), last.id])
          : null,
    };
  }

  /** The PNG of a result. @throws NotFoundError, ResultNotReadyError, TryOnHasFailedError */
  async openResult(tenant: Tenant, id: string, n: number): Promise<Buffer> {
    const row = await this.existing(visibleTo(tenant), id);
    return this.readResult(resultOfRow(row, n).objectKey);
  }

  /** The PNG of a result by its signed canonical URL. @throws NotFoundError */
  openSignedResult(signature: ResultSignature, id: string, n: number): Promise<Buffer> {
    return this.openSigned(resultPath(id, n), signature, id, n);
  }

  /** The PNG of a result whose URL was signed for this path. @throws NotFoundError */
  async openSigned(path: string, signature: ResultSignature, id: string, n: number): Promise<Buffer> {
    const apiKeyId = this.urls.verify(path, signature);
    if (apiKeyId === undefined || !(await this.liveKeys.has(apiKeyId)))
      throw new NotFoundError('try-on result');
    const row = await this.existing({ apiKeyId }, id);
    return this.readResult(resultOfRow(row, n).objectKey);
  }

  /**
   * What the stages of a job made, where a worker keeps that (`TRYON_DEBUG_ARTIFACTS`); it is erased with the job.
   * @throws NotFoundError
   */
  async artefacts(tenant: Tenant, id: string): Promise<TryOnArtefactsDto> {
    await this.existing(visibleTo(tenant), id);
    try {
      return { items: await this.files.artefacts({ apiKeyId: tenant.apiKeyId, id }) };
    } catch (error) {
      if (error instanceof ObjectMissingError) throw new NotFoundError('try-on job');
      throw error;
    }
  }

  /** The newest item whose external id or name, case aside, this is. */
  findGarment({ apiKeyId }: Tenant, nameOrExternalId: string): Promise<string | undefined> {
    return this.garments.findByName(apiKeyId, nameOrExternalId);
  }

  /** Cancels the job, whatever it is doing, and erases everything of it. @throws NotFoundError */
  async delete(tenant: Tenant, id: string): Promise<void> {
    if (!(await this.repository.cancel(visibleTo(tenant), id))) throw new NotFoundError('try-on job');
    await this.eraseQuietly({ apiKeyId: tenant.apiKeyId, id });
  }

  private async prepare(tenant: Tenant, job: JobId, { garments, fields }: NewTryOn): Promise<Prepared[]> {
    return Promise.all(
      garments.map(async (asked, at): Promise<Prepared> => {
        const { colour } = asked;
        const shared = { type: asked.type, ...(colour !== undefined && { colour }) };
        if ('imageId' in asked) {
          const { generation, photoSha256, type } = await this.garments.require(
            tenant.apiKeyId,
            asked.imageId,
          );
          if (asked.type === 'auto') shared.type = type;
          const sha256 = Buffer.from(photoSha256).toString('base64url');
          return {
            garment: { ...shared, imageId: asked.imageId, generation },
            identity: [shared, 'item', sha256],
          };
        }
        const photo = await checkPhoto(fields.garment, asked.photo);
        const key = this.files.inputKey(job, `garment-${at}`, photo);
        const identity = [shared, 'photo', await this.fingerprint.ofPhoto(photo.file)];
        return { garment: { ...shared, key }, photo, identity };
      }),
    );
  }

  private async storeAndQueue(job: JobId, inputs: { key: string; photo: InputPhoto }[]): Promise<void> {
    try {
      const puts = await Promise.allSettled(inputs.map(({ key, photo }) => this.files.putInput(key, photo)));
      const failed = puts.find((put) => put.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      if (!(await this.repository.queue(job))) throw new NotFoundError('try-on job');
    } catch (error) {
      // What cannot be erased now is found by the sweep: the row says that there was something.
      await this.repository.cancel({ apiKeyId: job.apiKeyId }, job.id).catch(() => undefined);
      await this.eraseQuietly(job);
      throw error;
    }
  }

  private async eraseQuietly(job: JobId): Promise<void> {
    try {
      await this.files.erase(job);
    } catch (error) {
      this.logger.warn({ err: error, job: job.id }, 'A try-on was not erased yet; the sweep does it');
    }
  }

  private async existing(visible: Visible, id: string): Promise<TryOnRow> {
    const row = await this.repository.find(visible, id);
    if (row === null) throw new NotFoundError('try-on job');
    return row;
  }

  private async readResult(key: string): Promise<Buffer> {
    try {
      return await this.files.read(key);
    } catch (error) {
      if (error instanceof ObjectMissingError) throw new NotFoundError('try-on result');
      throw error;
    }
  }

  private listable(tenant: Tenant, session: string | undefined): Visible {
    const visible = visibleTo(tenant);
    if (session !== undefined) {
      return { ...visible, sessionHashes: this.fingerprint.everOfSession(tenant.apiKeyId, session) };
    }
    if (tenant.tokenKind === 'secret') return visible;
    throw new InvalidRequestError(
      'With a publishable token, send the session that the jobs were made with: the token alone is known to ' +
        'every visitor.',
      [{ path: 'session', message: 'Needed with a publishable token' }],
    );
  }
}
