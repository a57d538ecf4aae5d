import { Global, Module } from '@nestjs/common';
import { IdempotencyModule } from '#platform';

/** Global, so that any controller can name `IdempotencyInterceptor`. */
@Global()
@Module({ imports: [IdempotencyModule], exports: [IdempotencyModule] })
export class IdempotencyApiModule {}
