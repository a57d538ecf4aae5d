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
  type UpdateGroup,
  updateGroup,
} from '#contracts';
import { ApiKeysService } from '#tenant';
import { ForAdmins } from '../auth/authenticated.js';
import { CREATE_DESCRIPTION, DELETE_DESCRIPTION, GROUP_WORDS } from '../catalog/group-words.js';
import { ApiAnswer } from '../docs/api-answer.js';
import { ApiProblems } from '../docs/api-problems.js';
import { type ByApiKeyId, byApiKeyId, type ByApiKeyIdAndId, byApiKeyIdAndId } from '../validation/params.js';
import { adminListQuery } from './admin-list-query.js';

/** The categories, styles or age groups of any key, for an operator. */
function apiKeyGroupsController(kind: GroupKind): Type<unknown> {
  const { path, one, many, Id, Ids } = GROUP_WORDS[kind];

  @ApiTags('Admin: groups')
  @ForAdmins()
  @Controller(`api/admin/api-keys/:api_key_id/${path}`)
  class ApiKeyGroupsController {
    constructor(
      private readonly groups: GroupsService,
      private readonly apiKeys: ApiKeysService,
    ) {}

    @Get()
    @ApiOperation({ operationId: `listApiKey${Ids}`, summary: `List ${many} of a key, by name` })
    @ApiAnswer(200, groupPage, 'A page of them')
    @ApiProblems(400, 404)
    async list(
      @Param({ schema: byApiKeyId }) { api_key_id }: ByApiKeyId,
      @Query({ schema: adminListQuery }) query: PageQuery,
    ): Promise<Page<GroupDto>> {
      return this.groups.list(await this.apiKeys.owner(api_key_id), kind, query);
    }

    @Post()
    @ApiOperation({
      operationId: `createApiKey${Id}`,
      summary: `Make ${one} of a key`,
      description: CREATE_DESCRIPTION,
    })
    @ApiAnswer(201, group, 'The new one')
    @ApiAnswer(200, group, 'The one of this name, as it is now')
    @ApiProblems(400, 404, 409)
    async create(
      @Param({ schema: byApiKeyId }) { api_key_id }: ByApiKeyId,
      @Body({ schema: createGroup }) body: CreateGroup,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<GroupDto> {
      const saved = await this.groups.create(await this.apiKeys.liveOwner(api_key_id), kind, body);
      reply.code(saved.created ? HttpStatus.CREATED : HttpStatus.OK);
      return saved.group;
    }

    @Get(':id')
    @ApiOperation({ operationId: `getApiKey${Id}`, summary: `Show ${one} of a key` })
    @ApiAnswer(200, group, 'It')
    @ApiProblems(400, 404)
    async get(@Param({ schema: byApiKeyIdAndId }) { api_key_id, id }: ByApiKeyIdAndId): Promise<GroupDto> {
      return this.groups.get(await this.apiKeys.owner(api_key_id), kind, id);
    }

    @Patch(':id')
    @ApiOperation({
      operationId: `updateApiKey${Id}`,
      summary: `Rename or describe ${one} of a key`,
      description: 'Only what is sent changes; null empties. The items in it stay.',
    })
    @ApiAnswer(200, group, 'As it is now')
    @ApiProblems(400, 404, 409)
    async update(
      @Param({ schema: byApiKeyIdAndId }) { api_key_id, id }: ByApiKeyIdAndId,
      @Body({ schema: updateGroup }) body: UpdateGroup,
    ): Promise<GroupDto> {
      return this.groups.update(await this.apiKeys.liveOwner(api_key_id), kind, id, body);
    }

    @Delete(':id')
    @HttpCode(HttpStatus.NO_CONTENT)
    @ApiOperation({
      operationId: `deleteApiKey${Id}`,
      summary: `Delete ${one} of a key`,
      description: DELETE_DESCRIPTION,
    })
    @ApiNoContentResponse({ description: 'It is gone' })
    @ApiProblems(400, 404, 409)
    async delete(
      @Param({ schema: byApiKeyIdAndId }) { api_key_id, id }: ByApiKeyIdAndId,
      @Query({ schema: deleteGroupQuery }) { detach }: DeleteGroupQuery,
    ): Promise<void> {
      await this.groups.delete(await this.apiKeys.liveOwner(api_key_id), kind, id, detach);
    }
  }

  return mixin(ApiKeyGroupsController);
}

export const apiKeyGroupsControllers = (['category', 'style', 'age_group'] as const).map(
  apiKeyGroupsController,
);
