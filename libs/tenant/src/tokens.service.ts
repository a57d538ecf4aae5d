import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { IssuedTokenDto, RotateToken } from '#contracts';
import { NotFoundError, PrismaService } from '#platform';
import { toTokenInfo } from './api-key.dto.js';
import { lockLiveApiKey } from './lock-api-key.js';
import { newToken } from './token.js';
import { TRANSACTION } from './transaction.js';

/** The single tokens of a key. */
@Injectable()
export class TokensService {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Issues a new token of a kind and lets the older ones live for the overlap, so that a shop can change its
   * servers over one by one. The new one takes over the allowed origins. An older token that expires sooner
   * anyway keeps its own end.
   * @throws NotFoundError
   * @throws KeyAlreadyRevokedError
   */
  async rotate(apiKeyId: string, { kind, overlap_seconds }: RotateToken): Promise<IssuedTokenDto> {
    const fresh = newToken(kind);
    const row = await this.prisma.$transaction(async (transaction) => {
      await lockLiveApiKey(transaction, apiKeyId);
      const newest = await transaction.token.findFirst({
        where: { apiKeyId, kind },
        orderBy: { id: 'desc' },
        select: { allowedOrigins: true },
      });
      const end = new Date(Date.now() + overlap_seconds * 1000);
      await transaction.token.updateMany({
        where: { apiKeyId, kind, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: end } }] },
        data: { expiresAt: end },
      });
      return transaction.token.create({
        data: {
          id: uuidv7(),
          apiKeyId,
          kind,
          hash: fresh.hash,
          hint: fresh.hint,
          allowedOrigins: newest?.allowedOrigins ?? [],
        },
      });
    }, TRANSACTION);
    return { ...toTokenInfo(row), token: fresh.token };
  }

  /**
   * Ends one token. Revoking twice changes nothing more.
   * @throws NotFoundError
   */
  async revoke(id: string): Promise<void> {
    const { count } = await this.prisma.token.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0 && (await this.prisma.token.count({ where: { id } })) === 0)
      throw new NotFoundError('token');
  }
}
