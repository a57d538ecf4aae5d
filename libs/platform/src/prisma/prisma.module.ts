import { Global, Module } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';
import { SchemaCheck } from './schema-check.js';

@Global()
@Module({ providers: [PrismaService, SchemaCheck], exports: [PrismaService, SchemaCheck] })
export class PrismaModule {}
