import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { MAX_PHOTO_BYTES, PhotoTooLargeError } from '#catalog';
import { UnauthenticatedError } from '#tenant';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { readPhotoForm } from './read-photo-form.js';
import { REPEATABLE_FIELDS } from './repeatable-fields.js';
import { takeForm } from './take-form.js';
import { UploadBudget, type UploadReservation } from './upload-budget.js';
import { MAX_FORM_BYTES } from './upload-limits.js';
import './uploaded-file.js';
import { withoutEmptyFields } from './without-empty-fields.js';

/**
 * Reads a form with a photo: the text fields become `request.body`, the file `request.uploadedFile`. A JSON body is
 * left as it is. Stands after whatever knows the caller, and before any other interceptor that reads the body.
 */
@Injectable()
export class PhotoUploadInterceptor implements NestInterceptor {
  constructor(
    private readonly budget: UploadBudget,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const repeatable = this.reflector.get<string[] | undefined>(REPEATABLE_FIELDS, context.getHandler());
    return takeForm(context, next, this.budget, {
      maxBytes: MAX_FORM_BYTES,
      tooLarge: () => new PhotoTooLargeError(MAX_PHOTO_BYTES),
      read: (request, reservation) => read(request, reservation, repeatable),
    });
  }
}

async function read(
  request: AuthenticatedRequest,
  reservation: UploadReservation,
  repeatable: string[] = [],
): Promise<void> {
  const { authenticateForm } = request;
  const takeOut = authenticateForm && {
    field: 'api_key',
    take: async (token: unknown) => {
      if (token === '') return;
      const tenant = await authenticateForm(token);
      request.user = tenant;
      reservation.moveTo(tenant.apiKeyId);
    },
  };
  const { fields, photo } = await readPhotoForm(request, { reserve: reservation.take, takeOut, repeatable });
  if (request.user === undefined) throw new UnauthenticatedError('API_KEY_MISSING');
  request.body = fieldsSent(fields, request.method);
  request.uploadedFile = photo;
}

/** A form cannot say null: an empty text field empties with PATCH, and is as good as not sent elsewhere. */
function fieldsSent(fields: Record<string, unknown>, method: string): Record<string, unknown> {
  if (method !== 'PATCH') return withoutEmptyFields(fields);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value]),
  );
}
