/** What a lib does when an API key is revoked: it deletes what its own tables and files hold of it. */
export abstract class KeyEraser {
  /**
   * Doing it twice, or again after a crash in between, finishes what is left.
   * @throws DependencyUnavailableError
   */
  abstract erase(apiKeyId: string): Promise<void>;
}
