/** The folder given by --photos cannot be used as it is; the message says what to change. */
export class PhotosFolderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PhotosFolderError';
  }
}
