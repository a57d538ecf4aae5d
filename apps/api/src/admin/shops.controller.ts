import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type CreateShop,
  createShop,
  type Page,
  type PageQuery,
  shop,
  type ShopDto,
  shopPage,
  type UpdateShop,
  updateShop,
} from '#contracts';
import { ShopsService } from '#tenant';
import { ForAdmins } from '../auth/authenticated.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiIdempotent } from '../docs/api-idempotent.js';
import { ApiProblems } from '../docs/api-problems.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { type ById, byId } from '../validation/params.js';
import { adminListQuery } from './admin-list-query.js';

@ApiTags('Admin: shops')
@ForAdmins()
@Controller('api/admin/shops')
export class ShopsController {
  constructor(private readonly shops: ShopsService) {}

  @Post()
  @UseInterceptors(IdempotencyInterceptor)
  @ApiOperation({ operationId: 'createShop', summary: 'Create a shop' })
  @ApiIdempotent()
  @ApiAnswer(201, shop, 'The new shop')
  @ApiProblems(400, 409)
  create(@Body({ schema: createShop }) body: CreateShop): Promise<ShopDto> {
    return this.shops.create(body);
  }

  @Get()
  @ApiOperation({ operationId: 'listShops', summary: 'List the shops, newest first' })
  @ApiAnswer(200, shopPage, 'A page of shops')
  @ApiProblems(400)
  list(@Query({ schema: adminListQuery }) query: PageQuery): Promise<Page<ShopDto>> {
    return this.shops.list(query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getShop', summary: 'Show a shop' })
  @ApiAnswer(200, shop, 'The shop')
  @ApiProblems(400, 404)
  get(@Param({ schema: byId }) { id }: ById): Promise<ShopDto> {
    return this.shops.get(id);
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'updateShop',
    summary: 'Rename, suspend or reactivate a shop',
    description: 'The keys of a suspended shop are refused within a second, on every process.',
  })
  @ApiAnswer(200, shop, 'The shop as it is now')
  @ApiProblems(400, 404, 409)
  update(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: updateShop }) body: UpdateShop,
  ): Promise<ShopDto> {
    return this.shops.update(id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteShop',
    summary: 'Delete a shop with its keys, their catalogues and their tokens, for good',
    description:
      'Its tokens are refused within a second on every process; items, photos, vectors, prompts, reports and try-ons ' +
      'are erased within minutes. Its name, its keys and what they have used stay an hour longer, then they are gone ' +
      'as well: until then the shop is shown with `deleted_at`. The audit trail keeps the ids. Deleting twice changes ' +
      'nothing more; a shop that is gone is a 404. To close a shop for a while, suspend it.',
  })
  @ApiNoContentResponse({ description: 'Its keys are revoked; what it has is being erased' })
  @ApiProblems(400, 404)
  async delete(@Param({ schema: byId }) { id }: ById): Promise<void> {
    await this.shops.delete(id);
  }
}
