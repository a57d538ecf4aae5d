import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  mixin,
  Param,
  Patch,
  Post,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type GroupKind, GroupsService } from '#catalog';
import {
  type CreateGroup,
  createGroup,
  type DeleteGroupQuery,
  deleteGroupQuery,
  group,
  type GroupDto,
  groupPage,
  type Page,
  type PageQuery,
  pageQuery,
  type UpdateGroup,
  updateGroup,
} from '#contracts';
import type { Tenant } from '#tenant';
import { ForShops } from '../auth/authenticated.js';
import { CurrentTenant } from '../auth/current-tenant.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ById, byId } from '../validation/params.js';
import { CREATE_DESCRIPTION, DELETE_DESCRIPTION, GROUP_WORDS } from './group-words.js';

const groupQuery = pageQuery.strict();

/** A shop's own categories, styles or age groups. */
function groupsController(kind: GroupKind): Type<unknown> {
  const { path, one, many, Id, Ids } = GROUP_WORDS[kind];

  @ApiTags('Groups')
  @ForShops()
  @Controller(`api/${path}`)
  class GroupsController {
    constructor(private readonly groups: GroupsService) {}

    @Get()
    @ApiOperation({ operationId: `list${Ids}`, summary: `List ${many}, by name` })
    @ApiAnswer(200, groupPage, 'A page of them')
    @ApiProblems(400)
    list(
      @CurrentTenant() tenant: Tenant,
      @Query({ schema: groupQuery }) query: PageQuery,
    ): Promise<Page<GroupDto>> {
      return this.groups.list(tenant, kind, query);
    }

    @Post()
    @ApiOperation({ operationId: `create${Id}`, summary: `Make ${one}`, description: CREATE_DESCRIPTION })
    @ApiAnswer(201, group, 'The new one')
    @ApiAnswer(200, group, 'The one of this name, as it is now')
    @ApiProblems(400)
    async create(
      @CurrentTenant() tenant: Tenant,
      @Body({ schema: createGroup }) body: CreateGroup,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<GroupDto> {
      const saved = await this.groups.create(tenant, kind, body);
      reply.code(saved.created ? HttpStatus.CREATED : HttpStatus.OK);
      return saved.group;
    }

    @Get(':id')
    @ApiOperation({ operationId: `get${Id}`, summary: `Show ${one}` })
    @ApiAnswer(200, group, 'It')
    @ApiProblems(400, 404)
    get(@CurrentTenant() tenant: Tenant, @Param({ schema: byId }) { id }: ById): Promise<GroupDto> {
      return this.groups.get(tenant, kind, id);
    }

    @Patch(':id')
    @ApiOperation({
      operationId: `update${Id}`,
      summary: `Rename or describe ${one}`,
      description: 'Only what is sent changes; null empties. The items in it stay.',
    })
    @ApiAnswer(200, group, 'As it is now')
    @ApiProblems(400, 404, 409)
    update(
      @CurrentTenant() tenant: Tenant,
      @Param({ schema: byId }) { id }: ById,
      @Body({ schema: updateGroup }) body: UpdateGroup,
    ): Promise<GroupDto> {
      return this.groups.update(tenant, kind, id, body);
    }

    @Delete(':id')
    @HttpCode(HttpStatus.NO_CONTENT)
    @ApiOperation({ operationId: `delete${Id}`, summary: `Delete ${one}`, description: DELETE_DESCRIPTION })
    @ApiNoContentResponse({ description: 'It is gone' })
    @ApiProblems(400, 404, 409)
    async delete(
      @CurrentTenant() tenant: Tenant,
      @Param({ schema: byId }) { id }: ById,
      @Query({ schema: deleteGroupQuery }) { detach }: DeleteGroupQuery,
    ): Promise<void> {
      await this.groups.delete(tenant, kind, id, detach);
    }
  }

  return mixin(GroupsController);
}

export const groupsControllers = (['category', 'style', 'age_group'] as const).map(groupsController);
