/**
 * A symmetric positive definite matrix whose entries lie within `band` of the diagonal, by rows from the band's left
 * end to the diagonal. Factored once it solves in time linear in its size.
 */
export class BandedMatrix {
  private readonly data: Float64Array;
  private readonly width: number;

  constructor(
    private readonly size: number,
    private readonly band: number,
  ) {
    this.width = band + 1;
    this.data = new Float64Array(size * this.width);
  }

  /** Adds to the entry (i, k) and its mirror image. */
  add(i: number, k: number, value: number): void {
    const [row, column] = i >= k ? [i, k] : [k, i];
    this.data[row * this.width + this.band - (row - column)]! += value;
  }

  /** Cholesky's factor in place of the matrix (Golub and Van Loan, Matrix Computations, 4.3.5). @throws when it is not positive definite */
  factor(): BandedFactor {
    const { data, size, band, width } = this;
    for (let i = 0; i < size; i++) {
      const first = Math.max(0, i - band);
      const rowI = i * width + band - i;
      for (let k = first; k <= i; k++) {
        const rowK = k * width + band - k;
        let sum = data[rowI + k]!;
        for (let m = Math.max(first, k - band); m < k; m++) sum -= data[rowI + m]! * data[rowK + m]!;
        if (k < i) data[rowI + k] = sum / data[rowK + k]!;
        else {
          if (!(sum > 0)) throw new RangeError(`The matrix is not positive definite at row ${i}.`);
          data[rowI + i] = Math.sqrt(sum);
        }
      }
    }
    return new BandedFactor(data, size, band);
  }
}

/** The lower triangle of Cholesky's factorisation. */
export class BandedFactor {
  constructor(
    private readonly data: Float64Array,
    private readonly size: number,
    private readonly band: number,
  ) {}

  /** Solves for `values`, which become the solution. */
  solve(values: Float64Array): void {
    const { data, size, band } = this;
    const width = band + 1;
    for (let i = 0; i < size; i++) {
      const row = i * width + band - i;
      let sum = values[i]!;
      for (let k = Math.max(0, i - band); k < i; k++) sum -= data[row + k]! * values[k]!;
      values[i] = sum / data[row + i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      const row = i * width + band - i;
      const value = values[i]! / data[row + i]!;
      values[i] = value;
      for (let k = Math.max(0, i - band); k < i; k++) values[k]! -= data[row + k]! * value;
    }
  }
}
