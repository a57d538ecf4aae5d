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
  }
}
