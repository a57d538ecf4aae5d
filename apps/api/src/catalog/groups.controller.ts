import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { GroupsService } from '#catalog';
import { type GroupDto, groupPage, type Page, type PageQuery, pageQuery } from '#contracts';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';

const groupQuery = pageQuery.strict();

/** Categories, styles and age groups come into being with the first item that names them. */
@ApiTags('Groups')
@ForShops()
@Controller('api')
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Get('categories')
  @ApiOperation({ operationId: 'listCategories', summary: 'List the categories in use, by name' })
  @ApiAnswer(200, groupPage, 'A page of categories')
  @ApiProblems(400)
  categories(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: groupQuery }) query: PageQuery,
  ): Promise<Page<GroupDto>> {
    return this.groups.list(tenant, 'category', query);
  }

  @Get('styles')
  @ApiOperation({ operationId: 'listStyles', summary: 'List the styles in use, by name' })
  @ApiAnswer(200, groupPage, 'A page of styles')
  @ApiProblems(400)
  styles(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: groupQuery }) query: PageQuery,
  ): Promise<Page<GroupDto>> {
    return this.groups.list(tenant, 'style', query);
  }

  @Get('age-groups')
  @ApiOperation({ operationId: 'listAgeGroups', summary: 'List the age groups in use, by name' })
  @ApiAnswer(200, groupPage, 'A page of age groups')
  @ApiProblems(400)
  ageGroups(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: groupQuery }) query: PageQuery,
  ): Promise<Page<GroupDto>> {
    return this.groups.list(tenant, 'age_group', query);
  }
}
