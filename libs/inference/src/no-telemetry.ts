/**
 * onnxruntime writes a lasting device id and a queue of telemetry for its maker into the user's cache as soon as it is
 * loaded, unless this is set. Imported before it, by whoever loads it or starts the thread that does: what a thread
 * writes into an environment of its own, the library does not read.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
