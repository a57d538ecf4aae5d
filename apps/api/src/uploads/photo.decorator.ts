import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UploadRejectedError } from './upload-rejected.error.js';
import './uploaded-file.js';

/** The bytes of the photo that was sent, of a route behind PhotoUploadInterceptor; undefined without one. */
export const OptionalPhoto = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Buffer | undefined => requestOf(context).uploadedFile?.buffer,
);

/** The same where a photo must be sent. */
export const RequiredPhoto = createParamDecorator((_data: unknown, context: ExecutionContext): Buffer => {
  const request = requestOf(context);
  if (request.uploadedFile !== undefined) return request.uploadedFile.buffer;
  if (!request.isMultipart()) {
    throw new UploadRejectedError(
      'NOT_MULTIPART',
      'Send multipart/form-data with the file in the part "photo" and the fields beside it.',
    );
  }
  throw new UploadRejectedError('PHOTO_MISSING', 'No photo was sent. Add the file as the part "photo".');
});

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}
