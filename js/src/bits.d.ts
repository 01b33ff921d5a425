/** A seeded source of doubles, the same in Java and here: SplitMix64. */
export class Probe {
  /** Doubles spread evenly over [-1, 1). */
  static ordinary(seed: number | bigint): Probe;
  /** The same, but samples leave them of one magnitude, as programs mostly have them: for measuring time. */
  static typical(seed: number | bigint): Probe;
  /** The same, with one in eight an edge of the format: zeros, subnormals, infinities, NaN and others. */
  static special(seed: number | bigint): Probe;
  private constructor();
  readonly isTypical: boolean;
  next(): number;
  /** The next n doubles. */
  doubles(n: number): Float64Array;
}

/** FNV-1a over the bits of doubles, 64 at a time; all NaNs have the same bits. */
export class BitHash {
  add(numbers: ArrayLike<number>): this;
  /** 64 bits in hexadecimal, without leading zeros. */
  toString(): string;
}

/** The hash of some numbers. */
export function hashOf(numbers: ArrayLike<number>): string;
