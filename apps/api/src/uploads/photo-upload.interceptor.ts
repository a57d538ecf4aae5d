import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { MAX_PHOTO_BYTES, PhotoTooLargeError } from '#catalog';
import { readPhotoForm } from './read-photo-form.js';
import { UploadBudget } from './upload-budget.js';
import { MAX_FORM_BYTES } from './upload-limits.js';
import './uploaded-file.js';

/**
 * Reads a form with a photo: the text fields become `request.body`, the file `request.uploadedFile`. A JSON body is
 * left as it is. Stands before any other interceptor that reads the body.
 */
@Injectable()
export class PhotoUploadInterceptor implements NestInterceptor {
  constructor(private readonly budget: UploadBudget) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!request.isMultipart()) return next.handle();
    const announced = Number(request.headers['content-length'] ?? MAX_FORM_BYTES);
    if (announced > MAX_FORM_BYTES) throw new PhotoTooLargeError(MAX_PHOTO_BYTES);
    const release = await this.budget.reserve(announced);
    try {
      const { fields, photo } = await readPhotoForm(request);
      request.body = withoutEmptyFields(fields, request.method);
      request.uploadedFile = photo;
    } catch (error) {
      release();
      throw error;
    }
    return next.handle().pipe(finalize(release));
  }
}

/** A form cannot say null: an empty text field empties with PATCH, and is as good as not sent elsewhere. */
function withoutEmptyFields(fields: Record<string, unknown>, method: string): Record<string, unknown> {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    method === 'PATCH'
      ? entries.map(([name, value]) => [name, value === '' ? null : value])
      : entries.filter(([, value]) => value !== ''),
  );
}
