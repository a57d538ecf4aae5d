import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ImagesService } from '#catalog';
import { type FoundItem, foundItem, type ImageDto, type ItemQuery, itemQuery } from '#contracts';
import { NotFoundError } from '#platform';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { AllowPublishable } from '../auth/token-kinds.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ById, byId } from '../validation/params.js';

/** For pages: what they may know of an item. */
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
    return found(item);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getItem', summary: 'Show what a page may know of an item' })
  @ApiAnswer(200, foundItem, 'The item')
  @ApiProblems(400, 404)
  async get(@CurrentTenant() tenant: Tenant, @Param({ schema: byId }) { id }: ById): Promise<FoundItem> {
    return found(await this.images.get(tenant, id));
  }
}

function found(item: ImageDto): FoundItem {
  return {
    image_id: item.id,
    external_id: item.external_id,
    name: item.name,
    category: item.category,
    style: item.style,
    age_group: item.age_group,
    price: item.price,
    currency: item.currency,
    url: item.url,
    in_stock: item.in_stock,
    variant_group: item.variant_group,
    photo_url: item.photo_url,
    preview_url: item.preview_url,
    thumbnail_url: item.thumbnail_url,
    try_on: item.try_on,
  };
}
