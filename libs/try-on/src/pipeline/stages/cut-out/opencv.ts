import { createRequire } from 'node:module';

/** The few calls of OpenCV that are used here, as `@techstark/opencv-js` offers them. */
export interface OpenCv {
  Mat: new (rows?: number, cols?: number, type?: number) => CvMat;
  CV_8UC1: number;
  CV_8UC3: number;
  CV_64FC1: number;
  GC_INIT_WITH_MASK: number;
  Rect: new (x: number, y: number, width: number, height: number) => unknown;
  grabCut(
    image: CvMat,
    mask: CvMat,
    rect: unknown,
    back: CvMat,
    front: CvMat,
    rounds: number,
    mode: number,
  ): void;
}

export interface CvMat {
  data: Uint8Array;
  delete(): void;
}

let loading: Promise<{ cv: OpenCv }> | undefined;

/**
 * Loaded once per thread: its memory is its own (WebAssembly) and every `Mat` must be deleted. In a box, because
 * the module is thenable and settles with itself: to await it would never end.
 */
export function openCv(): Promise<{ cv: OpenCv }> {
  loading ??= load();
  return loading;
}

async function load(): Promise<{ cv: OpenCv }> {
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv & {
    onRuntimeInitialized?: () => void;
  };
  if (typeof cv.Mat !== 'function') {
    await new Promise<void>((resolve) => {
      cv.onRuntimeInitialized = resolve;
    });
  }
  return { cv };
}
