/** The body of an answer, to be read as it comes; one without a body is empty. */
export function bodyOf({ body }: Response): ReadableStream<Uint8Array> {
  return body ?? new Blob([]).stream();
}
