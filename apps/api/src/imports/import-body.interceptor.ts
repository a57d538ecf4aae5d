import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { ImportsService } from '#catalog';
import { CONFIG } from '#platform';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { type ImportBody, receiveImportBody } from './import-body.js';
import type { Config } from '../config.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The file of an import on this machine, set by ImportBodyInterceptor, until the request is answered. */
    importBody?: ImportBody;
  }
}

/** Receives the file of an import, where its key has room for one more: before the Idempotency-Key is looked at, by its bytes. */
@Injectable()
export class ImportBodyInterceptor implements NestInterceptor {
  constructor(
    private readonly imports: ImportsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { user } = request;
    if (user === undefined || typeof user === 'string')
      throw new Error('ImportBodyInterceptor is used on a route of no shop');
    const answer: unknown = await this.imports.within(user, async () => {
      const body = await receiveImportBody(request, this.config.IMPORT_MAX_BYTES);
      request.body = undefined;
      request.importBody = body;
      try {
        return await lastValueFrom(next.handle());
      } finally {
        await body.remove();
      }
    });
    return of(answer);
  }
}
