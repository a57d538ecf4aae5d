/** The file of a form, read whole. Its name and type are the client's words and are not believed. */
export type UploadedFile = { fieldname: string; filename: string; mimetype: string; buffer: Buffer };

declare module 'fastify' {
  interface FastifyRequest {
    /** The file part `photo`, set by PhotoUploadInterceptor; the text fields are in `body`. */
    uploadedFile?: UploadedFile;
  }
}
