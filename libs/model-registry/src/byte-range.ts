/** `Content-Range: bytes first-last/total`, RFC 9110 14.4; `total` undefined where it says `*`. */
export type ContentRange = { first: number; last: number; total: number | undefined };

export function parseContentRange(header: string | undefined): ContentRange | undefined {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(header?.trim() ?? '');
  if (match === null) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2]);
  const total = match[3] === '*' ? undefined : Number(match[3]);
  return last < first || (total !== undefined && last >= total) ? undefined : { first, last, total };
}

/** An ETag without quotes; `strong` when it may be used with If-Range. */
export type Validator = { value: string; strong: boolean };

export function parseEtag(header: string | undefined): Validator | undefined {
  const match = /^(W\/)?"?([^"]+)"?$/.exec(header?.trim() ?? '');
  return match?.[2] === undefined ? undefined : { value: match[2], strong: match[1] === undefined };
}

/** What is at hand of a file, and what is known of the whole. */
export type Progress = { have: number; total: number | undefined; validator: string | undefined };

/** The parts of an answer that decide where its body belongs. */
export type RangeAnswer = {
  status: number;
  contentRange: string | undefined;
  etag: string | undefined;
};

/**
 * Where the body of an answer belongs.
 * - `append`: behind what is at hand
 * - `replace`: the server sends the whole file; what is at hand goes
 * - `again`: the answer does not fit what is at hand; that goes, and the file is asked for from its start
 * - `complete`: there is nothing more
 */
export function planBody(
  progress: Progress,
  answer: RangeAnswer,
): 'append' | 'replace' | 'again' | 'complete' {
  const { have, total, validator } = progress;
  if (answer.status === 200) return 'replace';
  if (answer.status === 416)
    return have > 0 && (total === undefined || have === total) ? 'complete' : 'again';
  if (answer.status !== 206) return 'again';
  const range = parseContentRange(answer.contentRange);
  if (range === undefined || range.first !== have) return 'again';
  if (total !== undefined && range.total !== undefined && range.total !== total) return 'again';
  const etag = parseEtag(answer.etag)?.value;
  // A server that does not know If-Range goes on with another file.
  if (have > 0 && validator !== undefined && etag !== undefined && etag !== validator) return 'again';
  return 'append';
}
