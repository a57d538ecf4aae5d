/** Photos that somebody sends to search by, to unit vectors of the encoder's space. Nothing of a photo is kept. */
export abstract class PhotoVectors {
  /**
   * @param photo an upright sRGB JPEG
   * @param model id of the encoder
   * @throws PhotoUnreadableError | ModelNotAvailableError | DependencyUnavailableError('embedding worker')
   */
  abstract of(photo: Buffer, model: string): Promise<Float32Array>;
}
