import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ImagesService } from '#catalog';
import {
  type CreateImage,
  createImage,
  image,
  type ImageDto,
  imagePage,
  type ImageQuery,
  imageQuery,
  type Page,
  type ReplaceImage,
  replaceImage,
  type UpdateImage,
  updateImage,
} from '#contracts';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiCounted } from '../quotas/api-counted.js';
import { ImageQuotaInterceptor } from '../quotas/image-quota.interceptor.js';
import { OptionalPhoto, RequiredPhoto } from '../uploads/photo.decorator.js';
import { PhotoUploadInterceptor } from '../uploads/photo-upload.interceptor.js';
import { type ById, byId } from '../validation/params.js';
import { ApiPhotoForm } from './photo-form.docs.js';

@ApiTags('Images')
@ForShops()
@Controller('api/images')
export class ImagesController {
  constructor(private readonly images: ImagesService) {}

  @Post()
  @UseInterceptors(PhotoUploadInterceptor, IdempotencyInterceptor, ImageQuotaInterceptor)
  @ApiOperation({
    operationId: 'createImage',
    summary: 'Upload a photo with what is known of the item',
    description:
      'Answers at once; `embedding_status` says when the item can be found. The same `external_id` again makes ' +
      'that item what is sent now, fields left out are emptied. A photo that was sent before, byte for byte, is ' +
      'not embedded again.',
  })
  @ApiIdempotent()
  @ApiPhotoForm(createImage, 'required')
  @ApiAnswer(201, image, 'The new item')
  @ApiAnswer(200, image, 'The item of this external_id, updated')
  @ApiProblems(400, 409, 413, 415, 422)
  @ApiCounted()
  async create(
    @CurrentTenant() tenant: Tenant,
    @RequiredPhoto() photo: Buffer,
    @Body({ schema: createImage }) fields: CreateImage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImageDto> {
    const { image, created } = await this.images.create(tenant, fields, photo);
    reply.code(created ? HttpStatus.CREATED : HttpStatus.OK);
    return image;
  }

  @Get()
  @ApiOperation({ operationId: 'listImages', summary: 'List the items, newest first' })
  @ApiAnswer(200, imagePage, 'A page of items')
  @ApiProblems(400)
  list(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: imageQuery }) query: ImageQuery,
  ): Promise<Page<ImageDto>> {
    return this.images.list(tenant, query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getImage', summary: 'Show an item' })
  @ApiAnswer(200, image, 'The item')
  @ApiProblems(400, 404)
  get(@CurrentTenant() tenant: Tenant, @Param({ schema: byId }) { id }: ById): Promise<ImageDto> {
    return this.images.get(tenant, id);
  }

  @Put(':id')
  @UseInterceptors(PhotoUploadInterceptor)
  @ApiOperation({
    operationId: 'replaceImage',
    summary: 'Replace an item',
    description: 'Fields left out are emptied. The photo and the external_id stay unless they are sent.',
  })
  @ApiPhotoForm(replaceImage, 'optional')
  @ApiAnswer(200, image, 'The item as it is now')
  @ApiProblems(400, 404, 409, 413, 415, 422)
  replace(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: replaceImage }) fields: ReplaceImage,
    @OptionalPhoto() photo: Buffer | undefined,
  ): Promise<ImageDto> {
    return this.images.replace(tenant, id, fields, photo);
  }

  @Patch(':id')
  @UseInterceptors(PhotoUploadInterceptor)
  @ApiOperation({
    operationId: 'updateImage',
    summary: 'Change fields or the photo of an item',
    description: 'Only what is sent changes. null, in a form an empty field, empties.',
  })
  @ApiPhotoForm(updateImage, 'optional')
  @ApiAnswer(200, image, 'The item as it is now')
  @ApiProblems(400, 404, 409, 413, 415, 422)
  update(
    @CurrentTenant() tenant: Tenant,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: updateImage }) fields: UpdateImage,
    @OptionalPhoto() photo: Buffer | undefined,
  ): Promise<ImageDto> {
    return this.images.update(tenant, id, fields, photo);
  }

  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ operationId: 'deleteImage', summary: 'Delete an item with its photo and its vector' })
  @ApiNoContentResponse({ description: 'The item is gone' })
  @ApiProblems(400, 404)
  async delete(@CurrentTenant() tenant: Tenant, @Param({ schema: byId }) { id }: ById): Promise<void> {
    await this.images.delete(tenant, id);
  }
}
