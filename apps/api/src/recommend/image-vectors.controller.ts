import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ImageVectorPage, imageVectorPage, imageVectorQuery, type PageQuery } from '#contracts';
import { ImageVectors } from '#embedding';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';

@ApiTags('Images')
@ForShops()
@Controller('api/images/vectors')
export class ImageVectorsController {
  constructor(private readonly vectors: ImageVectors) {}

  @Get()
  @ApiOperation({
    operationId: 'listImageVectors',
    summary: 'List the embedded items with their vectors, newest first',
    description:
      'For maps and clusters of a catalogue: the dot product of two says how alike the items look.',
  })
  @ApiAnswer(200, imageVectorPage, 'A page of items')
  @ApiProblems(400)
  list(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: imageVectorQuery }) query: PageQuery,
  ): Promise<ImageVectorPage> {
    return this.vectors.page(tenant, query);
  }
}
