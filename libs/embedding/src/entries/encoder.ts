/** Encoders, prompts and vectors without a database, for whoever measures or replaces them. */
export { Encoder, type EncoderModel, type TextVector } from '../encoder/encoder.port.js';
export { Encoders, EncoderSource } from '../encoder/encoders.js';
export { KnownWords } from '../encoder/known-words.js';
export { OnnxEncoder } from '../encoder/onnx-encoder.js';
export { makeReferenceVectors } from '../encoder/precision/make-reference-vectors.js';
export { TextVectorCache } from '../encoder/text-vector-cache.js';
export { readPrompt } from '../prompts/prompt-reader.js';
export { PromptVectors } from '../recommendation/prompt-vectors.js';
export { scoreOf, withoutNeutral } from '../recommendation/query-vector.js';
export { ChromaVectorIndex } from '../vector-index/chroma-vector-index.js';
export { CopiedVectorIndex } from '../vector-index/copied-vector-index.js';
export { StoredVectors } from '../vector-index/stored-vectors.js';
export { VectorIndex } from '../vector-index/vector-index.port.js';
