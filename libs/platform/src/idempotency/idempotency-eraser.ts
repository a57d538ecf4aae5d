import { Injectable } from '@nestjs/common';
import { KeyEraser } from '../erasure/key-eraser.port.js';
import { PrismaService } from '../prisma/prisma.service.js';

/** Deletes the stored answers of a key's requests, of every kind of token. */
@Injectable()
export class IdempotencyEraser extends KeyEraser {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  override async erase(apiKeyId: string): Promise<void> {
    await this.prisma.idempotencyRecord.deleteMany({ where: { scope: { startsWith: `${apiKeyId}/` } } });
  }
}
