import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ImagesService } from '#catalog';
import { type FoundItem, foundItem, type ItemQuery, itemQuery } from '#contracts';
import { NotFoundError } from '#platform';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';

/** For pages, which know an item by the shop's own id. */
@ApiTags('Images')
@ForShops()
@AllowPublishable()
@Controller('api/items')
export class ItemsController {
  constructor(private readonly images: ImagesService) {}

  @Get()
  @ApiOperation({ operationId: 'findItem', summary: "Find an item by the shop's own id" })
  @ApiAnswer(200, foundItem, 'The item')
  @ApiProblems(400, 404)
  async find(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: itemQuery }) { external_id }: ItemQuery,
  ): Promise<FoundItem> {
    const { items } = await this.images.list(tenant, { external_id, limit: 1 });
    const [item] = items;
    if (item === undefined) throw new NotFoundError('item');
    return { image_id: item.id, external_id, name: item.name };
  }
}
