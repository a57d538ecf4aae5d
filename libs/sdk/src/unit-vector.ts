/** The vector that signed bytes in base64 are, brought to length 1 again: a byte is rounded. */
export function unitVector(base64: string): Float32Array {
  const bytes = Int8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const length = Math.sqrt(bytes.reduce((sum, value) => sum + value * value, 0)) || 1;
  return Float32Array.from(bytes, (value) => value / length);
}
