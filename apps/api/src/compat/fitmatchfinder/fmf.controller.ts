import { Readable } from 'node:stream';
import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  type ApiBodyOptions,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  type FmfCreateImage,
  fmfCreateImage,
  fmfImage,
  type FmfImageDto,
  fmfImages,
  type FmfPrompt,
  fmfPrompt,
  fmfRecommendations,
  type FmfRecommendationsDto,
  type FmfUpdateImage,
  fmfUpdateImage,
  id,
  textNumber,
} from '#contracts';
import type { Tenant } from '#tenant';
import { ApiToken } from '../../auth/authenticated.js';
import { CurrentTenant } from '../../auth/current-tenant.js';
import { AllowPublishable } from '../../auth/token-kinds.js';
import { ApiPhotoForm } from '../../catalog/photo-form.docs.js';
import { ApiAnswer } from '../../docs/api-answer.js';
import { ApiProblems } from '../../docs/api-problems.js';
import { shapeOf } from '../../docs/form-shape.js';
import { ApiCounted } from '../../quotas/api-counted.js';
import { ImageQuotaInterceptor } from '../../quotas/image-quota.interceptor.js';
import { PromptQuotaInterceptor } from '../../quotas/prompt-quota.interceptor.js';
import { OptionalPhoto, RequiredPhoto } from '../../uploads/photo.decorator.js';
import { PhotoUploadInterceptor } from '../../uploads/photo-upload.interceptor.js';
import { ReadsQuery } from '../../validation/stray-query.interceptor.js';
import { FitMatchFinderService } from './fmf.service.js';
import { GetBodyInterceptor } from './get-body.interceptor.js';
import { KeyAnywhereInterceptor, KeyInForm } from './key-anywhere.interceptor.js';

/** The number of an image, or its id on the other routes. */
const byNumber = z.object({ pk: z.union([id, textNumber(z.int().min(1).max(2_147_483_647))]) });
type ByNumber = z.infer<typeof byNumber>;

const keyInPath = ApiParam({
  name: 'api_key',
  schema: { type: 'string' },
  description: 'The secret token of the key',
});
/** Made anew for each class: Nest's decorator keeps what it was put on before. */
const KeyIsChecked = () => applyDecorators(ApiToken(), ApiSecurity({}), ApiProblems(400, 401, 403, 500, 503));

/** The key beside the fields, as in the documented form. */
const withKey = fmfCreateImage.extend({
  api_key: z
    .string()
    .optional()
    .meta({ example: `vt_sk_${'x'.repeat(30)}` }),
});

/** `/images/<api_key>/`: the key is in the path, and logged nowhere. */
@ApiTags('Compatible: FitMatchFinder')
@KeyIsChecked()
@keyInPath
@ReadsQuery('api_key')
@Controller('fitmatchfinder/images/:api_key')
export class FitMatchFinderImagesController {
  constructor(private readonly service: FitMatchFinderService) {}

  @Get()
  @UseInterceptors(KeyAnywhereInterceptor)
  @ApiOperation({ operationId: 'fmfListImages', summary: 'List all images of the key' })
  @ApiAnswer(200, fmfImages, 'Oldest first')
  async list(@CurrentTenant() tenant: Tenant, @Res() reply: FastifyReply): Promise<void> {
    const text = Readable.from(jsonArray(this.service.list(tenant)), { objectMode: false });
    await reply.type('application/json; charset=utf-8').send(text);
  }

  @Post()
  @UseInterceptors(KeyAnywhereInterceptor, PhotoUploadInterceptor, ImageQuotaInterceptor)
  @ApiOperation({ operationId: 'fmfCreateImage', summary: 'Upload an image; its embedding follows' })
  @ApiPhotoForm(fmfCreateImage, 'required')
  @ApiAnswer(201, fmfImage, 'The new image')
  @ApiProblems(404, 413, 415, 422)
  @ApiCounted()
  create(
    @CurrentTenant() tenant: Tenant,
    @RequiredPhoto() photo: Buffer,
    @Body({ schema: fmfCreateImage }) fields: FmfCreateImage,
  ): Promise<FmfImageDto> {
    return this.service.create(tenant, fields, photo);
  }

  @Get(':pk')
  @UseInterceptors(KeyAnywhereInterceptor)
  @ApiOperation({ operationId: 'fmfGetImage', summary: 'Show an image' })
  @ApiAnswer(200, fmfImage, 'The image')
  @ApiProblems(404)
  get(@CurrentTenant() tenant: Tenant, @Param({ schema: byNumber }) { pk }: ByNumber): Promise<FmfImageDto> {
    return this.service.get(tenant, pk);
  }

  @Put(':pk')
  @UseInterceptors(KeyAnywhereInterceptor, PhotoUploadInterceptor)
  @ApiOperation({ operationId: 'fmfUpdateImage', summary: 'Change an image; what is not sent stays' })
  @ApiPhotoForm(fmfUpdateImage, 'optional')
  @ApiAnswer(200, fmfImage, 'The image as it is now')
  @ApiProblems(404, 413, 415, 422)
  update(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byNumber }) { pk }: ByNumber,
    @Body({ schema: fmfUpdateImage }) fields: FmfUpdateImage,
    @OptionalPhoto() photo: Buffer | undefined,
  ): Promise<FmfImageDto> {
    return this.service.update(tenant, pk, fields, photo);
  }

  @Delete(':pk')
  @HttpCode(204)
  @UseInterceptors(KeyAnywhereInterceptor)
  @ApiOperation({ operationId: 'fmfDeleteImage', summary: 'Delete an image with its embedding' })
  @ApiNoContentResponse({ description: 'The image is gone' })
  @ApiProblems(404)
  async delete(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byNumber }) { pk }: ByNumber,
  ): Promise<void> {
    await this.service.delete(tenant, pk);
  }
}

/** The routes with the key in the body, the query string or the header; they end in a slash. */
@ApiTags('Compatible: FitMatchFinder')
@KeyIsChecked()
@ReadsQuery('api_key')
@Controller('fitmatchfinder/api')
export class FitMatchFinderController {
  constructor(private readonly service: FitMatchFinderService) {}

  @Post('images')
  @KeyInForm()
  @UseInterceptors(KeyAnywhereInterceptor, PhotoUploadInterceptor, ImageQuotaInterceptor)
  @ApiOperation({ operationId: 'fmfUploadImage', summary: 'Upload an image with photo, api_key and name' })
  @ApiPhotoForm(withKey, 'required')
  @ApiAnswer(201, fmfImage, 'The new image')
  @ApiProblems(404, 413, 415, 422)
  @ApiCounted()
  upload(
    @CurrentTenant() tenant: Tenant,
    @RequiredPhoto() photo: Buffer,
    @Body({ schema: fmfCreateImage }) fields: FmfCreateImage,
  ): Promise<FmfImageDto> {
    return this.service.create(tenant, fields, photo);
  }

  @Post('prompts')
  @AllowPublishable()
  @HttpCode(200)
  @UseInterceptors(KeyAnywhereInterceptor, PromptQuotaInterceptor)
  @ApiOperation({ operationId: 'fmfCreatePrompt', summary: 'Recommend images for a prompt' })
  @ApiAnswer(200, fmfRecommendations, 'Best first')
  @ApiCounted()
  prompt(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: fmfPrompt }) prompt: FmfPrompt,
  ): Promise<FmfRecommendationsDto> {
    return this.service.recommend(tenant, prompt);
  }

  @Get('recommend')
  @AllowPublishable()
  @UseInterceptors(GetBodyInterceptor, KeyAnywhereInterceptor, PromptQuotaInterceptor)
  @ApiOperation({
    operationId: 'fmfRecommend',
    summary: 'The same as a GET, with a JSON body or as a query string',
  })
  // Each of the two may have the prompt; a document cannot say that one must.
  @ApiBody({
    required: false,
    schema: { type: 'object', ...shapeOf(fmfPrompt), required: [] },
    standardSchema: null,
  } as ApiBodyOptions)
  @ApiAnswer(200, fmfRecommendations, 'Best first')
  @ApiCounted()
  recommend(
    @CurrentTenant() tenant: Tenant,
    // What the body says again is checked as well.
    @Query({ schema: fmfPrompt.partial() }) _query: object,
    @Body({ schema: fmfPrompt }) prompt: FmfPrompt,
  ): Promise<FmfRecommendationsDto> {
    return this.service.recommend(tenant, prompt);
  }
}

async function* jsonArray(items: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '[';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
