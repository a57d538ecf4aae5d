import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Post,
  Req,
  Res,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type TryOnErrorCode,
  type VirtualTryOn,
  compatibleHealth,
  DEFAULT_TRY_ON_OPTIONS,
  virtualTryOn,
  virtualTryOnPending,
  type VirtualTryOnPendingDto,
  virtualTryOnResult,
  type VirtualTryOnResultDto,
} from '#contracts';
import { CONFIG } from '#platform';
import type { Tenant } from '#tenant';
import {
  garmentTypeOf,
  type NewGarment,
  NoSuchGarmentError,
  TryOnError,
  TryOnFeeds,
  TryOnService,
  TryOnUrls,
} from '#try-on';
import { ForShops } from '../../auth/authenticated.js';
import { CurrentTenant } from '../../auth/current-tenant.js';
import { AllowPublishable } from '../../auth/token-kinds.js';
import { ApiAnswer } from '../../docs/api-answer.js';
import { ApiProblems } from '../../docs/api-problems.js';
import { ApiCounted } from '../../quotas/api-counted.js';
import { TryOnQuotaInterceptor } from '../../quotas/try-on-quota.interceptor.js';
import { requirePerson } from '../../try-on/new-try-on.js';
import { ApiTryOnForm } from '../../try-on/try-on-form.docs.js';
import { filesOf, type TryOnForm } from '../../try-on/try-on-form.js';
import { TryOnUploadInterceptor } from '../../try-on/try-on-upload.interceptor.js';
import { jpegPathOf } from './jpeg-path.js';
import { PremodaProblemFilter } from './premoda-problem.filter.js';
import { waitForEnd } from './wait-for-end.js';
import type { Config } from '../../config.js';

const FORM: TryOnForm = { person: 'person_image', garment: 'clothing_image', maxGarments: 1 };

/** The routes of the documented PreModa backend. */
@ApiTags('Compatible: PreModa')
@UseFilters(PremodaProblemFilter)
@Controller('api')
export class PremodaController {
  constructor(
    private readonly tryOns: TryOnService,
    private readonly feeds: TryOnFeeds,
    private readonly urls: TryOnUrls,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('virtual-tryon')
  @ForShops()
  @AllowPublishable()
  @UseInterceptors(TryOnUploadInterceptor(FORM), TryOnQuotaInterceptor)
  @ApiOperation({
    operationId: 'virtualTryOn',
    summary: 'Try a garment on and wait for the result',
    description:
      'Answers when the result is there; when that takes long, 202 says where to look. New clients use POST /api/tryon.',
  })
  @ApiTryOnForm(
    virtualTryOn,
    {
      person_image: { description: 'Photo of the person', required: true },
      clothing_image: {
        description: 'Photo of the garment; without it, the item called clothing_name is taken',
      },
    },
    { ignoresUnknown: true },
  )
  @ApiAnswer(200, virtualTryOnResult, 'The result is there')
  @ApiAnswer(202, virtualTryOnPending, 'It is still being made')
  @ApiProblems(400, 413, 415, 422)
  @ApiCounted()
  async virtualTryOn(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Body({ schema: virtualTryOn }) fields: VirtualTryOn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VirtualTryOnResultDto | VirtualTryOnPendingDto> {
    const person = requirePerson(request, FORM);
    const { job_id } = await this.tryOns.create(tenant, {
      person,
      fields: FORM,
      garments: [await this.garmentOf(tenant, request, fields)],
      options: DEFAULT_TRY_ON_OPTIONS,
    });
    const seconds = this.config.TRYON_SYNC_WAIT_S;
    await waitForEnd(this.feeds, tenant, job_id, { seconds, response: reply.raw });
    const row = await this.tryOns.show(tenant, job_id);
    if (row.status === 'failed') {
      throw new TryOnError((row.errorCode ?? 'INTERNAL_ERROR') as TryOnErrorCode, row.errorMessage ?? '');
    }
    const result_image_url = this.urls.base + this.urls.signed(jpegPathOf(job_id), row);
    if (row.status === 'completed') {
      const message = 'Virtual try-on completed successfully';
      reply.code(200);
      return { success: true, result_image_url, message, mode: row.mode as 'draft' | 'final', job_id };
    }
    reply.code(202);
    return {
      success: false,
      status: 'processing',
      job_id,
      status_url: `${this.urls.base}/api/tryon/${job_id}`,
      result_image_url,
      message: 'The try-on is still being made. Look at status_url.',
    };
  }

  @Get('health')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'getCompatibleHealth', summary: 'Whether the process lives' })
  @ApiAnswer(200, compatibleHealth, 'The process lives')
  health(): { status: 'healthy' } {
    return { status: 'healthy' };
  }

  private async garmentOf(
    tenant: Tenant,
    request: FastifyRequest,
    { clothing_name, clothing_type, clothing_color }: VirtualTryOn,
  ): Promise<NewGarment> {
    const shared = {
      type: garmentTypeOf(clothing_type),
      ...(clothing_color !== undefined && { colour: clothing_color }),
    };
    const [photo] = filesOf(request, FORM.garment);
    if (photo !== undefined) return { ...shared, photo };
    const imageId = await this.tryOns.findGarment(tenant, clothing_name);
    if (imageId === undefined) throw new NoSuchGarmentError(clothing_name);
    return { ...shared, imageId };
  }
}
