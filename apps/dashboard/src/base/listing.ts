/** A listing that is read as far as it is looked at. */
export class Listing<T> {
  readonly items: T[] = [];
  isComplete = false;
  private reading: Promise<void> | undefined;

  /** @param source gives items and asks for a page when the one before is used up */
  constructor(private readonly source: AsyncGenerator<T>) {}

  /** Reads until so many are there, or all. Asked again meanwhile, it waits for the same reading first. */
  async upTo(count: number): Promise<void> {
    while (this.items.length < count && !this.isComplete) {
      this.reading ??= this.read(count).finally(() => (this.reading = undefined));
      await this.reading;
    }
  }

  private async read(count: number): Promise<void> {
    while (this.items.length < count) {
      const { done, value } = await this.source.next();
      if (done) {
        this.isComplete = true;
        return;
      }
      this.items.push(value);
    }
  }
}
