/** The path of a result in the PreModa API. */
export function jpegPathOf(jobId: string): string {
  return `/api/results/result_${jobId}.jpg`;
}
