import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  mixin,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import { MAX_PHOTO_BYTES } from '#catalog';
import { RequestFingerprint, tooManyBytes } from '#try-on';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { readForm } from '../uploads/read-form.js';
import { takeForm } from '../uploads/take-form.js';
import { UploadBudget, type UploadReservation } from '../uploads/upload-budget.js';
import { OTHER_PARTS_BYTES } from '../uploads/upload-limits.js';
import '../uploads/uploaded-file.js';
import { withoutEmptyFields } from '../uploads/without-empty-fields.js';
import { shapeOf, type TryOnForm } from './try-on-form.js';

/**
 * Reads a form with the photos of a try-on: the text fields become `request.body`, the files
 * `request.uploadedFiles`. What a handler fetches by URL beside them is counted with them. Each file carries a keyed fingerprint, so that no plain hash of a person's photo is kept.
 */
export function TryOnUploadInterceptor(form: TryOnForm): Type<NestInterceptor> {
  const maxBytes = (1 + form.maxGarments) * MAX_PHOTO_BYTES + OTHER_PARTS_BYTES;

  @Injectable()
  class Interceptor implements NestInterceptor {
    constructor(
      private readonly budget: UploadBudget,
      private readonly fingerprint: RequestFingerprint,
    ) {}

    intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      return takeForm(context, next, this.budget, {
        maxBytes,
        tooLarge: () => tooManyBytes(form.person),
        read: (request, reservation) => this.read(request, reservation),
      });
    }

    async read(request: AuthenticatedRequest, { take }: UploadReservation): Promise<void> {
      const { fields, files } = await readForm(request, { ...shapeOf(form), reserve: take });
      request.body = withoutEmptyFields(fields);
      request.uploadedFiles = [];
      for (const file of files) {
        request.uploadedFiles.push({ ...file, fingerprint: await this.fingerprint.ofPhoto(file.buffer) });
      }
    }
  }

  return mixin(Interceptor);
}
