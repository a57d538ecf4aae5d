/** Photos that somebody sends to search by, to unit vectors of the encoder's space. Nothing of a photo is kept. */
export abstract class PhotoVectors {
  /**
   * @param photo an upright sRGB JPEG
   * @throws PhotoUnreadableError | DependencyUnavailableError('embedding worker')
   */
  abstract of(photo: Buffer): Promise<Float32Array>;
}
