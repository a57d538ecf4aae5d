import type { Tenant } from '#tenant';
import type { UploadReservation } from './upload-budget.js';

/** A file of a form, read whole. Its name and type are the client's words and are not believed. */
export type UploadedFile = {
  fieldname: string;
  filename: string;
  mimetype: string;
  buffer: Buffer;
  /** Stands for the bytes in a request's hash where even their SHA-256 should not be kept. */
  fingerprint?: string;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** The file part `photo`, set by PhotoUploadInterceptor; the text fields are in `body`. */
    uploadedFile?: UploadedFile;
    /** The file parts of a try-on, in the order sent, set by TryOnUploadInterceptor. */
    uploadedFiles?: UploadedFile[];
    /** The memory that the request may hold, set by the interceptors that read forms. */
    uploadReservation?: UploadReservation;
    /** Of a route whose key may be a field of its form: finds whose key it is, or throws. */
    authenticateForm?: (token: unknown) => Promise<Tenant>;
  }
}
