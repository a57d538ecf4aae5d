import { pageError } from '../base/error-text.js';
import { jpegOf } from '../photo/prepare-photo.js';

/** Towards the shopper, or away. */
export type Facing = 'user' | 'environment';

/** The camera of the device, on from `open` to `close`. */
export class Camera {
  /** Whether the device has another camera to turn to. */
  isOneOfSeveral = false;
  private stream: MediaStream | undefined;

  /** @throws VitrineError `NO_CAMERA` or `CAMERA_REFUSED` */
  async open(facing: Facing): Promise<MediaStream> {
    this.close();
    // Missing in pages without TLS.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) throw pageError('NO_CAMERA');
    try {
      const video = { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 1600 } };
      const stream = await devices.getUserMedia({ video, audio: false });
      // Of another call that was waiting for the shopper's answer.
      this.close();
      this.stream = stream;
      // Names of devices are told after the shopper has allowed one.
      const known = await devices.enumerateDevices();
      this.isOneOfSeveral = known.filter(({ kind }) => kind === 'videoinput').length > 1;
      return stream;
    } catch (cause) {
      const name = cause instanceof DOMException ? cause.name : '';
      throw pageError(
        name === 'NotAllowedError' || name === 'SecurityError' ? 'CAMERA_REFUSED' : 'NO_CAMERA',
        cause,
      );
    }
  }

  close(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
  }
}

/** What the camera shows now, as a JPEG. */
export async function photoOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return jpegOf(canvas);
}
