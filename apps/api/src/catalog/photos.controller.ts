import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type PhotoLocation, PhotosService, type PhotoVariant } from '#catalog';
import { type PhotoQuery, photoQuery } from '#contracts';
import { NotFoundError } from '#platform';
import { ApiToken } from '../auth/authenticated.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ById, byId } from '../validation/params.js';
import { isNotModified } from './is-not-modified.js';
import { SignatureOrKeyGuard } from './signature-or-key.guard.js';

/** One signed URL always shows the same bytes. */
const FOR_EVERYONE_FOR_EVER = 'public, max-age=31536000, immutable';
/** Without a version in the URL, the next look may show another photo. */
const FOR_THE_CALLER_ONCE = 'private, no-cache';

const binary = { schema: { type: 'string', format: 'binary' } };
const isPhoto = ApiResponse({ status: 200, description: 'The picture', content: { 'image/jpeg': binary } });
const isUnchanged = ApiResponse({ status: 304, description: 'The copy that the ETag names is still right' });

/** Photos: by a signed URL without a key, as browsers fetch them, or with the key's own token. */
@ApiTags('Images')
@ApiToken()
@ApiSecurity({})
@ApiProduces('image/jpeg')
@ApiProblems(400, 401, 403, 404, 500, 503)
@AllowPublishable()
@UseGuards(SignatureOrKeyGuard)
@Controller('api/images/:id')
export class PhotosController {
  constructor(private readonly photos: PhotosService) {}

  @Get('photo')
  @isPhoto
  @isUnchanged
  @ApiOperation({ operationId: 'getPhoto', summary: "An item's photo, longest side at most 2048 px" })
  photo(
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: photoQuery }) query: PhotoQuery,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('photo', id, query, request, reply);
  }

  @Get('preview')
  @isPhoto
  @isUnchanged
  @ApiOperation({
    operationId: 'getPreview',
    summary: "An item's photo as grids show it, longest side 640 px",
    description:
      'The photo itself where its longest side is at most 800 px, or where it was stored before there were previews.',
  })
  preview(
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: photoQuery }) query: PhotoQuery,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('preview', id, query, request, reply);
  }

  @Get('thumbnail')
  @isPhoto
  @isUnchanged
  @ApiOperation({ operationId: 'getThumbnail', summary: "An item's photo, longest side at most 320 px" })
  thumbnail(
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: photoQuery }) query: PhotoQuery,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer('thumbnail', id, query, request, reply);
  }

  private async answer(
    variant: PhotoVariant,
    id: string,
    query: PhotoQuery,
    request: AuthenticatedRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const location = await this.locate(variant, id, query, request);
    const etag = `"${location.version}-${variant}"`;
    const headers = {
      etag,
      'cache-control': query.sig === undefined ? FOR_THE_CALLER_ONCE : FOR_EVERYONE_FOR_EVER,
    };
    // One copy for everyone, whatever key a browser sends with it.
    if (query.sig !== undefined) reply.removeHeader('vary');
    if (isNotModified(request.headers['if-none-match'], etag)) {
      await reply.code(304).headers(headers).send();
      return;
    }
    const { body, bytes, contentType } = await this.photos.open(location);
    await reply.headers({ ...headers, 'content-type': contentType, 'content-length': bytes }).send(body);
  }

  private async locate(
    variant: PhotoVariant,
    id: string,
    { of = '', v = '', sig }: PhotoQuery,
    { user }: AuthenticatedRequest,
  ): Promise<PhotoLocation> {
    if (sig !== undefined) return this.photos.locateSigned(id, variant, { of, v, sig });
    if (typeof user !== 'object') throw new NotFoundError('image');
    return this.photos.locateOwn(user, id, variant);
  }
}
