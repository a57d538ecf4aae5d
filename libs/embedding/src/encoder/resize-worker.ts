import { worker } from 'workerpool';
import { pillowResize } from './pillow-resize.js';

const methods = { resize: pillowResize };
export type ResizeMethods = typeof methods;

worker(methods);
