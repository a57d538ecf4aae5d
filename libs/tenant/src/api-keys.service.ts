import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ApiKeyDto, CreateApiKey, IssuedApiKeyDto, Page, PageQuery, UpdateApiKey } from '#contracts';
import { CONFIG, CursorCodec, NotFoundError, PrismaService } from '#platform';
import { toApiKeyDto } from './api-key.dto.js';
import { KeyAlreadyRevokedError } from './errors/key-already-revoked.error.js';
import { lockLiveApiKey } from './lock-api-key.js';
import { lockLiveShop } from './lock-shop.js';
import { pageFrom } from './page.js';
import { defaultQuotas, quotaColumns } from './quotas/quotas.js';
import { revokeKey } from './revoke-key.js';
import { newToken } from './token.js';
import { TRANSACTION } from './transaction.js';
import type { Config } from './settings.js';

const withTokens = { tokens: { orderBy: { id: 'asc' } } } as const;

/** The keys of a shop: each one catalogue, one Chroma collection, and its tokens. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cursors: CursorCodec,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Makes a key with an empty catalogue and a token of each kind; the only time that the two are shown.
   * @throws NotFoundError when there is no such shop
   * @throws ShopDeletedError
   */
  async issue(shopId: string, request: CreateApiKey): Promise<IssuedApiKeyDto> {
    const id = uuidv7();
    const secret = newToken('secret');
    const publishable = newToken('publishable');
    const row = await this.prisma.$transaction(async (transaction) => {
      await lockLiveShop(transaction, shopId);
      const key = await transaction.apiKey.create({
        data: {
          id,
          shopId,
          name: request.name,
          collection: `vt-${uuidv7()}`,
          hostedRenderer: request.hosted_renderer,
          consentRequired: request.consent_required,
          ...defaultQuotas(this.config),
          ...quotaColumns(request.quotas),
        },
      });
      const tokens = await transaction.token.createManyAndReturn({
        data: [
          {
            id: uuidv7(),
            apiKeyId: id,
            kind: 'secret',
            hash: secret.hash,
            hint: secret.hint,
            allowedOrigins: [],
          },
          {
            id: uuidv7(),
            apiKeyId: id,
            kind: 'publishable',
            hash: publishable.hash,
            hint: publishable.hint,
            allowedOrigins: request.allowed_origins ?? [],
          },
        ],
      });
      return { ...key, tokens };
    }, TRANSACTION);
    return { ...toApiKeyDto(row), secret_token: secret.token, publishable_token: publishable.token };
  }

  /**
   * Newest first.
   * @throws NotFoundError when there is no such shop
   */
  async list(shopId: string, { limit, cursor }: PageQuery): Promise<Page<ApiKeyDto>> {
    const scope = `admin/shops/${shopId}/api-keys`;
    const before = cursor === undefined ? undefined : this.cursors.decode(scope, cursor)[0];
    const shop = await this.prisma.shop.findUnique({ where: { id: shopId }, select: { id: true } });
    if (shop === null) throw new NotFoundError('shop');
    const rows = await this.prisma.apiKey.findMany({
      where: { shopId, ...(before === undefined ? {} : { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      include: withTokens,
    });
    return pageFrom(rows, limit, toApiKeyDto, (last) => this.cursors.encode(scope, [last.id]));
  }

  /** Whose catalogue an operator names, whether it is revoked or not. @throws NotFoundError */
  async owner(id: string): Promise<{ apiKeyId: string; isRevoked: boolean }> {
    const row = await this.prisma.apiKey.findUnique({ where: { id }, select: { revokedAt: true } });
    if (row === null) throw new NotFoundError('API key');
    return { apiKeyId: id, isRevoked: row.revokedAt !== null };
  }

  /** The same of a catalogue that is to be changed. @throws NotFoundError, KeyAlreadyRevokedError */
  async liveOwner(id: string): Promise<{ apiKeyId: string }> {
    const owner = await this.owner(id);
    if (owner.isRevoked) throw new KeyAlreadyRevokedError(id);
    return owner;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ApiKeyDto> {
    const row = await this.prisma.apiKey.findUnique({ where: { id }, include: withTokens });
    if (row === null) throw new NotFoundError('API key');
    return toApiKeyDto(row);
  }

  /**
   * Renames a key, sets the origins of its publishable tokens, or quotas: those hold within a second on every process. Of a
   * revoked token the origins are set too: the next one takes over those of the newest.
   * @throws NotFoundError
   * @throws KeyAlreadyRevokedError
   */
  async update(id: string, change: UpdateApiKey): Promise<ApiKeyDto> {
    const row = await this.prisma.$transaction(async (transaction) => {
      await lockLiveApiKey(transaction, id);
      if (change.allowed_origins !== undefined) {
        await transaction.token.updateMany({
          where: { apiKeyId: id, kind: 'publishable' },
          data: { allowedOrigins: change.allowed_origins },
        });
      }
      const data = {
        name: change.name,
        hostedRenderer: change.hosted_renderer,
        consentRequired: change.consent_required,
        ...quotaColumns(change.quotas),
      };
      return transaction.apiKey.update({ where: { id }, data, include: withTokens });
    }, TRANSACTION);
    return toApiKeyDto(row);
  }

  /**
   * Ends a key and every token of it, for good; its photos and vectors are cleared by whoever follows the event.
   * Revoking twice changes nothing more.
   * @throws NotFoundError
   */
  async revoke(id: string): Promise<void> {
    await this.prisma.$transaction((transaction) => revokeKey(transaction, id), TRANSACTION);
  }
}
